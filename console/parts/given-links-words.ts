import { inBoth } from '../words/in-both.ts'

export const givenLinksWords = inBoth(
  {
    standing: '状态',
    validUntil: '有效至',
    madeBy: '谁建的',
    bySystem: '系统',
    revoke: '作废',
    revokeTitle: '作废这个链接？',
  },
  {
    standing: 'State',
    validUntil: 'Valid until',
    madeBy: 'Made by',
    bySystem: 'The service',
    revoke: 'Revoke',
    revokeTitle: 'Revoke this link?',
  },
)
