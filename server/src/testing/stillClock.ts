import { TurnedClock } from '../infra/clock/clock';

/** A clock that stands until somebody moves it, so that a conversation reads the same in every run. */
export class StillClock extends TurnedClock {
  private moment = new Date(0);

  override now(): Date {
    return new Date(this.moment);
  }
  override moveTo(moment: Date): void {
    this.moment = moment;
    this.turnTo(moment.getTime());
  }
}
