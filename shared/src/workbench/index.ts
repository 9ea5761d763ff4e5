export * from './contentText';
export * from './contract';
export * from './forecast';
export * from './momentRefusal';
export * from './momentSlots';
export * from './workerRefusal';
