export * from './afterEvent';
export * from './audience';
export * from './contract';
export * from './lifecycle';
export * from './maskName';
export * from './stages';
export * from './touchRefusal';
export * from './tagPrevails';
