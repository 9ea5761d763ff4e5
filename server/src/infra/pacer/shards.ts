import { crc32 } from 'node:zlib';

/** fleet.md §1: a phone and its accounts are decided in one place. The same sum as MySQL's CRC32(device_id) % 64. */
export const SHARDS = 64;
export const shardOf = (deviceId: string): number => crc32(deviceId) % SHARDS;
