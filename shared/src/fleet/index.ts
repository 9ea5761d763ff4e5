export * from './contract';
export * from './healthSignal';
export * from './deviceStates';
export * from './wire';
export * from './phoneBook';
export * from './failures';
export * from './lostDeadlines';
export * from './stateOfDevice';
