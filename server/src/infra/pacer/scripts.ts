/** All of it runs by the clock of Redis: dispatchers need not agree on the time. */
const NOW = `local t = redis.call('TIME') local now = t[1] * 1000 + math.floor(t[2] / 1000)`;

/** KEYS due · ARGV device, delay: the line is looked at after so long, or earlier if that was said before. */
export const PUT = `${NOW}
for i = 1, #ARGV, 2 do redis.call('ZADD', KEYS[1], 'LT', now + ARGV[i + 1], ARGV[i]) end
return #ARGV / 2`;

/**
 * KEYS due, lease · ARGV owner, most: takes the lines that are due. Whoever has lost the lease takes nothing, however
 * late he learns of it. Answers who is due and how long the next one has to wait (−1: there is none).
 */
export const TAKE = `
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return {'lost', -1} end
${NOW}
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[2])
if #due > 0 then redis.call('ZREM', KEYS[1], unpack(due)) end
local first = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
return {'taken', first[2] and math.max(0, first[2] - now) or -1, unpack(due)}`;

/**
 * KEYS lease, fence · ARGV node, ms: renews the lease, or takes it when nobody has it, with the next number of the
 * fence. Answers the owner's token and whether it is new; an empty one when somebody else has it.
 */
export const LEASE = `
local before = redis.call('GET', KEYS[1])
if before then
  if string.sub(before, 1, #ARGV[1] + 1) ~= ARGV[1] .. '|' then return {'', 0} end
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return {before, 0}
end
local token = ARGV[1] .. '|' .. redis.call('INCR', KEYS[2])
redis.call('SET', KEYS[1], token, 'PX', ARGV[2])
return {token, 1}`;

/** KEYS lease · ARGV owner: hands it back, if it is still his. */
export const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

/** KEYS nodes · ARGV node, ms: says that this dispatcher is alive; answers how many are. */
export const JOIN = `${NOW}
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
return redis.call('ZCARD', KEYS[1])`;
