const PATIENCE_MS = 15_000;

/** An answer a person can read; `status` 0 means nobody answered. */
export class CallFault extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'CallFault';
  }
}

export async function call<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : null,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw new CallFault(0, '沙盒没有应答，请看看它是否还在运行');
  }
  const text = await response.text();
  if (!response.ok)
    throw new CallFault(response.status, reasonIn(text) ?? `沙盒拒绝了（${response.status}）`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** Error bodies are `{error:{message}}` or `{message}` or `{error}`; anything else is not worth showing. */
function reasonIn(text: string): string | undefined {
  try {
    const body = JSON.parse(text) as { message?: unknown; error?: unknown };
    const inner = body.error as { message?: unknown } | null | undefined;
    return [inner?.message, body.message, body.error].find((m): m is string => typeof m === 'string');
  } catch {
    return undefined;
  }
}

export const wordsOf = (error: unknown): string =>
  error instanceof CallFault ? error.message : '页面出了点问题，请重试';
