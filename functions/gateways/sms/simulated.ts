import type { ChosenSms } from './chosen-sms.ts'

/** Takes every text and sends none, for journeys of nobody's. */
export const simulatedSms: ChosenSms = {
  providers: async () => [
    {
      name: 'simulated',
      isIdempotent: true,
      namesPhones: false,
      limits: { perPhone: [] },
      send: async ({ messages }) => new Map(messages.map(({ messageId }) => [messageId, { as: 'taken' }])),
    },
  ],
  pushDoor: async () => null,
}
