/** A group of colleagues made by hand: the app cannot write there, a webhook robot or the 智能机器人 can. */
export interface Room {
  chatid: string;
  name: string;
  users: string[];
}

export interface Rooms {
  byId: Map<string, Room>;
}

export const makeRooms = (rooms: Room[]): Rooms => ({ byId: new Map(rooms.map((r) => [r.chatid, r])) });
