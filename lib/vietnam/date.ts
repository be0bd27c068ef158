export * from './plain-date'
export * from './time'
