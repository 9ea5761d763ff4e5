import { ticketBug } from '@cunkebao/shared/conversation';
import { command } from '../../../kernel';
import { submitting } from '../submit';

export const reportBug = command(ticketBug, submitting('bug'));
