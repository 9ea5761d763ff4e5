import { ticketUrgent } from '@cunkebao/shared/conversation';
import { command } from '../../../kernel';
import { submitting } from '../submit';

export const callForHelp = command(ticketUrgent, submitting('urgent'));
