import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { alive, aptInstall, daemon, freePort, isListening, isRoot, run, sleep, which } from './process.mjs';

const SQL_MODE =
  'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

/** A connection, or null when the server does not let us in. */
export async function tryMysql(root, options) {
  const mysql = createRequire(path.join(root, 'server/package.json'))('mysql2/promise');
  try {
    const connection = await mysql.createConnection({ connectTimeout: 1500, ...options });
    await connection.query('SELECT 1');
    return connection;
  } catch {
    return null;
  }
}

/** A server that already listens on 3306 and lets us in; the product gets a database of its own there. */
export async function listeningMysql(root, database) {
  const user = process.env.MYSQL_USER ?? 'root';
  const password = process.env.MYSQL_PASSWORD ?? '';
  const connection = await tryMysql(root, { host: '127.0.0.1', port: 3306, user, password });
  if (!connection) return null;
  await connection.query(
    `CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
  );
  await connection.end();
  const login = `${encodeURIComponent(user)}${password ? `:${encodeURIComponent(password)}` : ''}`;
  return { url: `mysql://${login}@127.0.0.1:3306/${database}`, how: '127.0.0.1:3306', pid: null };
}

/**
 * A private server from the binaries of this machine, its data below `folder`. Safe to call again: a running one is
 * used as it is, a crashed one recovers. `fast` gives up durability for speed (tests only).
 */
export async function privateMysql({ root, folder, state, save, say, fast, database }) {
  const binary = findServer(say);
  if (!binary) return null;
  const isMaria = /mariadb/i.test(run(binary, ['--no-defaults', '--version']));
  const data = path.join(folder, 'mysql');
  const socket = socketPath(folder, state);
  if (!fs.existsSync(path.join(data, '.ready'))) createData(binary, data, isMaria, say);
  const login = () =>
    tryMysql(root, {
      socketPath: socket,
      user: isMaria ? os.userInfo().username : 'root',
      password: isMaria ? undefined : state.rootPassword,
    });
  const pidFile = path.join(folder, 'mysql.pid');
  const pid = fs.existsSync(pidFile) ? Number(fs.readFileSync(pidFile, 'utf8')) : 0;
  let connection = pid && alive(pid) ? await login() : null;
  const started = !connection;
  if (!connection)
    connection = await startServer({ binary, data, socket, pidFile, folder, state, isMaria, fast, login });
  await prepareLogin(connection, state, save, isMaria, database);
  await connection.end();
  return {
    url: `mysql://app:${state.dbPassword}@127.0.0.1:${state.mysqlPort}/${database}`,
    how: `${path.basename(binary)}（私有）`,
    pid: started ? Number(fs.readFileSync(pidFile, 'utf8')) : null,
  };
}

function findServer(say) {
  const found = which('mariadbd', 'mysqld');
  if (found) return found;
  return aptInstall(['mariadb-server-core', 'mariadb-client-core'], say) ? which('mariadbd') : null;
}

/** A socket path holds 107 bytes at most: a project that lies deep keeps it in a private temporary folder. */
function socketPath(folder, state) {
  const near = path.join(folder, 'm.sock');
  if (Buffer.byteLength(near) <= 100) return near;
  state.socketFolder ??= fs.mkdtempSync(path.join(os.tmpdir(), 'ckb-'));
  fs.mkdirSync(state.socketFolder, { recursive: true, mode: 0o700 });
  return path.join(state.socketFolder, 'm.sock');
}

function createData(binary, data, isMaria, say) {
  fs.rmSync(data, { recursive: true, force: true });
  say('建立私有数据库…');
  const asRoot = isRoot ? ['--user=root'] : [];
  if (isMaria)
    run(which('mariadb-install-db', 'mysql_install_db') ?? 'mariadb-install-db', [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=socket',
      `--auth-root-socket-user=${os.userInfo().username}`,
      '--skip-test-db',
      '--skip-name-resolve',
      '--force',
      ...asRoot,
    ]);
  else run(binary, ['--no-defaults', '--initialize-insecure', `--datadir=${data}`, ...asRoot]);
  fs.writeFileSync(path.join(data, '.ready'), '');
}

async function startServer({ binary, data, socket, pidFile, folder, state, isMaria, fast, login }) {
  const logFile = path.join(folder, 'mysql.log');
  for (let attempt = 0; attempt < 3; attempt++) {
    if (!state.mysqlPort || (await isListening(state.mysqlPort))) state.mysqlPort = await freePort();
    const child = daemon(
      binary,
      [
        '--no-defaults',
        ...(isRoot ? ['--user=root'] : []),
        `--datadir=${data}`,
        `--socket=${socket}`,
        `--pid-file=${pidFile}`,
        `--port=${state.mysqlPort}`,
        '--bind-address=127.0.0.1',
        '--skip-name-resolve',
        '--skip-log-bin',
        '--character-set-server=utf8mb4',
        '--collation-server=utf8mb4_unicode_ci',
        '--default-time-zone=+00:00',
        `--sql-mode=${SQL_MODE}`,
        '--innodb-buffer-pool-size=256M',
        `--innodb-flush-log-at-trx-commit=${fast ? 0 : 2}`,
        ...(fast ? ['--skip-innodb-doublewrite'] : []),
        ...(isMaria ? ['--innodb-log-file-size=64M'] : ['--mysqlx=OFF', '--secure-file-priv=NULL']),
      ],
      logFile,
    );
    let exited = false;
    child.on('exit', () => (exited = true));
    for (let i = 0; i < 600 && !exited; i++) {
      const connection = await login();
      if (connection) return connection;
      await sleep(50);
    }
    state.mysqlPort = 0; // somebody else took the port in between: another one
  }
  throw new Error(`数据库没有启动成功，原因见 ${logFile}`);
}

async function prepareLogin(connection, state, save, isMaria, database) {
  state.dbPassword ??= randomBytes(18).toString('base64url');
  if (!isMaria && !state.rootPassword) {
    state.rootPassword = randomBytes(18).toString('base64url');
    save();
    await connection.query(`ALTER USER 'root'@'localhost' IDENTIFIED BY '${state.rootPassword}'`);
  }
  save();
  await connection.query(
    `CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
  );
  await connection.query(`CREATE USER IF NOT EXISTS 'app'@'127.0.0.1' IDENTIFIED BY '${state.dbPassword}'`);
  await connection.query(`ALTER USER 'app'@'127.0.0.1' IDENTIFIED BY '${state.dbPassword}'`);
  await connection.query("GRANT ALL ON `cunkebao%`.* TO 'app'@'127.0.0.1'");
}
