/** All of it runs by the clock of Redis: dispatchers need not agree on the time. */
const NOW = `local t = redis.call('TIME') local now = t[1] * 1000 + math.floor(t[2] / 1000)`;

/**
 * KEYS due lists · ARGV how, then key number, device, delay for each line. LT: looked at after so long, or earlier if
 * that was said before. NX: only a line nobody is to look at.
 */
export const PUT = `${NOW}
for i = 2, #ARGV, 3 do
  redis.call('ZADD', KEYS[tonumber(ARGV[i])], ARGV[1], now + ARGV[i + 2], ARGV[i + 1])
end
return (#ARGV - 1) / 3`;

/**
 * KEYS due and lease of each shard · ARGV most, owner of each: takes the lines that are due, all shards in one call.
 * Whoever has lost a lease takes nothing of that shard, however late he learns of it. Answers for each shard its fate,
 * how long the next line has to wait (−1: there is none), and who is due.
 */
export const TAKE = `${NOW}
local answer = {}
for i = 1, #KEYS, 2 do
  if redis.call('GET', KEYS[i + 1]) ~= ARGV[1 + (i + 1) / 2] then
    answer[#answer + 1] = {'lost', -1}
  else
    local due = redis.call('ZRANGEBYSCORE', KEYS[i], '-inf', now, 'LIMIT', 0, ARGV[1])
    if #due > 0 then redis.call('ZREM', KEYS[i], unpack(due)) end
    local first = redis.call('ZRANGE', KEYS[i], 0, 0, 'WITHSCORES')
    answer[#answer + 1] = {'taken', first[2] and math.max(0, first[2] - now) or -1, unpack(due)}
  end
end
return answer`;

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
