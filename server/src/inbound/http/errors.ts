import { randomUUID } from 'node:crypto';
import type { ApiErrorBody } from '@cunkebao/shared/kernel';
import type { Context, Next } from 'koa';
import { z } from 'zod';
import { Fault, type FaultCode, type Log } from '../../kernel';
import type { Metrics } from '../../infra/metrics/metrics';

const STATUS: Record<FaultCode, number> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooMany: 429,
  unavailable: 503,
};

/** The one place where HTTP errors become answers: no stack ever leaves, every answer names its trace. */
export function answerErrors(log: Log, metrics: Metrics) {
  return async (ctx: Context, next: Next): Promise<void> => {
    const traceId = randomUUID().slice(0, 8);
    ctx.state['traceId'] = traceId;
    const stop = metrics.http.startTimer();
    try {
      await next();
    } catch (error) {
      const { status, body } = translate(error, traceId);
      ctx.status = status;
      ctx.body = body;
      const facts = { traceId, method: ctx.method, path: ctx.path, status, code: body.code };
      if (status >= 500)
        log.error(
          { ...facts, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
          'request failed',
        );
      else log.info(facts, 'request refused');
    }
    stop({ method: ctx.method, route: String(ctx.state['route'] ?? 'other'), status: String(ctx.status) });
  };
}

function translate(error: unknown, traceId: string): { status: number; body: ApiErrorBody } {
  if (error instanceof Fault) {
    const field = error.field ? { field: error.field } : {};
    return {
      status: STATUS[error.code],
      body: { code: error.code, message: error.message, ...field, traceId },
    };
  }
  if (error instanceof z.ZodError) return { status: 400, body: { ...badField(error), traceId } };
  const status = (error as { status?: number }).status ?? 500;
  if (status < 400 || status >= 500)
    return {
      status: 500,
      body: { code: 'internal', message: `系统出错了，编号 ${traceId}，请稍后重试`, traceId },
    };
  const code = status === 413 ? 'tooMany' : 'invalid';
  return { status, body: { code, message: '请求内容不正确或过大', traceId } };
}

function badField(error: z.ZodError): Pick<ApiErrorBody, 'code' | 'message' | 'field'> {
  const issue = error.issues[0];
  const field = issue?.path.join('.') ?? '';
  return { code: 'invalid', message: `参数 ${field || '内容'} 不正确：${issue?.message ?? ''}`, field };
}
