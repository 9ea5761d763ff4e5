export * from './actionStates';
export * from './maySafelyRepeat';
export * from './pauseStopping';
export * from './reapAction';
export * from './taskProgress';
export * from './waitText';
export * from './whatToDo';
