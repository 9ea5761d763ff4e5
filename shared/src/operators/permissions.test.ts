import { allows, rolesAllowing } from './permissions';

test('customers leave the product only by the owner’s hand, whatever else a role may do with them', () => {
  expect(rolesAllowing('customer.export')).toEqual(['owner']);
  expect(allows(['userOps'], 'customer.tag')).toBe(true);
});
