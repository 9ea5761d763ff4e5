export * from './actionsIn';
export * from './coveredDay';
export * from './coveredMonth';
export * from './coveredQuarter';
export * from './coveredWeek';
export * from './cron';
export * from './dueRuns';
export * from './sayCron';
