import type { Transact } from '../kernel';
import { foundCompany, isFounded, renewPhoneKeys } from './company';
import { friendsOfAccounts } from './friends';
import { sandboxPeople } from './people';
import { makePhoneKeys, type KeyedPhone } from './phoneKeys';
import { isThere, writeSecret } from './secretFile';

interface Parts {
  transact: Transact;
  /** where the sandbox reads its phones and people from; undefined = nobody asks for them */
  phoneBook: string | undefined;
  people: string | undefined;
  /** keys the digest of phone numbers */
  secret: string;
}

/**
 * Founds the demo company unless somebody works here already, and writes the sandbox's files when they are missing.
 * Safe to run any number of times. Returns what it did, for the person who started it.
 */
export async function seedDemo(parts: Parts): Promise<string> {
  const keys = makePhoneKeys();
  const founded = await parts.transact(async (ctx) => {
    if (await isFounded(ctx)) return false;
    await foundCompany(ctx, keys, parts.secret);
    return true;
  });
  if (parts.people && (founded || !isThere(parts.people))) writeSecret(parts.people, sandboxPeople());
  if (founded) {
    await writeBook(parts, keys);
    return '演示公司已建成：12 部手机、16 个微信号、2000 位客户、120 个标签、8 位操作员、60 天的往来';
  }
  if (parts.phoneBook && !isThere(parts.phoneBook)) {
    const renewed = await parts.transact((ctx) => renewPhoneKeys(ctx, keys));
    await writeBook(parts, renewed);
    return `数据库里已有操作员；手机通讯录不见了，已给 ${renewed.length} 部演示手机换了新密钥`;
  }
  return '数据库里已有操作员，没有改动';
}

/** Existing customers live on through the phones, so the book names the liveliest friends of each account. */
async function writeBook({ transact, phoneBook }: Parts, keys: readonly KeyedPhone[]): Promise<void> {
  if (!phoneBook) return;
  const friends = await transact(friendsOfAccounts);
  const entries = keys.map(({ entry }) => ({
    ...entry,
    accounts: entry.accounts.map((a) => ({ ...a, friends: friends.get(a.id) ?? [] })),
  }));
  writeSecret(phoneBook, entries);
}
