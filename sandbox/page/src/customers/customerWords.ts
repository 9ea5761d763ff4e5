import type { CustomerView, RelationView } from '../../../src/liveCompany';

/** '林岚、赵琪 的客户' */
export function knownTo(customer: CustomerView): string {
  const friends = customer.relations.filter((r) => r.standing === 'friends').map((r) => r.name);
  const from = customer.corpName ? `${customer.corpName} · ` : '';
  if (friends.length > 0) return `${from}${friends.join('、')} 的客户`;
  if (customer.relations.some((r) => r.standing === 'half')) return `${from}等成员通过`;
  return `${from}现在没有加任何人`;
}

/** What stands behind the member's name. */
export const STANDING_WORDS: Record<RelationView['standing'], string> = {
  friends: '好友',
  half: '等通过',
  blocked: '已删除成员',
  removed: '被成员删除',
};

/** Why nothing can be said, and what would change that; null between friends. */
export function closedWords(relation: RelationView): string | null {
  switch (relation.standing) {
    case 'friends':
      return null;
    case 'half':
      return `${relation.name}还没有通过，通过以后才能说话。`;
    case 'blocked':
      return `你删除了${relation.name}。重新添加以后才能说话。`;
    case 'removed':
      return `${relation.name}删除了你。重新添加以后才能说话。`;
  }
}

/** '扫码 expo · 高意向' */
export function originWords(relation: RelationView): string {
  return [
    relation.state && `来源 ${relation.state}`,
    relation.remark && `备注 ${relation.remark}`,
    ...relation.tags,
  ]
    .filter(Boolean)
    .join(' · ');
}
