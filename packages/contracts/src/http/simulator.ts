import { z } from 'zod';
import { instant } from '../primitives.js';

// GET /api/simulator/messages  (only where the SMS simulator runs) → simulatedMessages
export const simulatedMessage = z.object({
  id: z.string(),
  from: z.string(),
  maskedTo: z.string(),
  text: z.string(),
  encoding: z.enum(['gsm-7', 'ucs-2']),
  parts: z.int(),
  receivedAt: instant,
  receipt: z.enum(['none', 'delivered', 'failed']),
});
export const simulatedMessages = z.object({ messages: z.array(simulatedMessage) });
export type SimulatedMessage = z.output<typeof simulatedMessage>;
