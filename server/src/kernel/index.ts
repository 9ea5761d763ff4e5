export { fitnessOf, registerFitness } from './fitness';
export {
  command,
  type AnyCommand,
  type Behaviour,
  type Button,
  type Command,
  type Notice,
  type Plan,
  type Question,
  type Receipt,
  type Reply,
  type Row,
} from './command';
export type { BotMessage, BotPlace, BotPort } from './bot';
export type { Actor, Clock, Ctx, Log, Transact } from './ctx';
export { emit, event, listen, type AppEvent, type Listener } from './event';
export { Fault, type FaultCode } from './fault';
export { delivery, job, type AnyJob, type Delivery, type Job } from './job';
export type { JobSpec, QueueName } from './jobSpec';
export {
  checkModules,
  type Module,
  type PhoneReport,
  type Said,
  type WecomCallback,
  type WecomMessage,
} from './module';
export type {
  ContactsPort,
  Outside,
  OutsideContact,
  OutsideTagGroup,
  PhonesPort,
  WecomPort,
} from './outside';
export { peopleColumns, userids } from './people';
export type { Admission, Beat, Fitness, Hello, PhoneDoor } from './phoneDoor';
export { serve, type Route } from './serve';
export { WecomFault, type WecomAction } from './wecomFault';
export { allNames, builtCommands, callbacksOf, commandOf, registerCommands } from './registry';
export { registerSettings, settings, type Settings } from './settings';
export type { Answered, ChatPort, PassiveReply } from './chat';
export { imageSource, registerImages, type AnyImageSource, type ImageSource } from './image';
export { paceLine, registerPace, type LinePort } from './pace';
export { nextId } from './sequence';
export { wordsIn } from './words';
export { registerSystem, system, type QueueFigures, type SystemPort } from './system';
