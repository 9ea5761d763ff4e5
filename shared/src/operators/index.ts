export * from './contract';
export * from './coversRole';
export * from './permissions';
export * from './roles';
