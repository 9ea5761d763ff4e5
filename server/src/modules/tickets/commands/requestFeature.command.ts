import { ticketRequest } from '@cunkebao/shared/conversation';
import { command } from '../../../kernel';
import { submitting } from '../submit';

export const requestFeature = command(ticketRequest, submitting('request'));
