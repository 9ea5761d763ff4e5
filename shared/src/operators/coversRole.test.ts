import { coversScope, uncovered } from './coversRole';
import { ROLE_IDS, SCOPES, type RoleId } from './roles';

const PERMISSIONS = [
  'device.restart',
  'account.pause',
  'customer.erase',
  'device.list',
  'role.grant',
  'help',
];

test.each<[RoleId[], RoleId, readonly string[]]>([
  [['owner'], 'owner', []],
  [['owner'], 'userOps', []],
  [['admin'], 'viewer', []],
  [['admin'], 'admin', []],
  [['admin'], 'matrixOps', ['account.pause']],
  [['admin', 'matrixOps'], 'matrixOps', []],
  [['admin'], 'userOps', ['customer.erase']],
  [['admin'], 'owner', PERMISSIONS],
  [[], 'viewer', ['device.list', 'help']],
])('%j giving %s lacks %j', (mine, role, lacking) => {
  expect(uncovered(mine, role, PERMISSIONS)).toEqual(lacking);
});

test('nobody but an owner covers every role', () => {
  const others = ROLE_IDS.filter((r) => r !== 'owner');
  for (const mine of others)
    expect(ROLE_IDS.every((role) => uncovered([mine], role, PERMISSIONS).length === 0)).toBe(false);
});

test('a scope covers itself and narrower ones', () => {
  expect(SCOPES.map((mine) => SCOPES.filter((wanted) => coversScope(mine, wanted)))).toEqual([
    ['company', 'team', 'own'],
    ['team', 'own'],
    ['own'],
  ]);
});
