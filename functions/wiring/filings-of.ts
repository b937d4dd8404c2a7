import type { Settings } from './settings.ts'

export interface Filing {
  readonly number: string
  /** Where anybody may look it up. */
  readonly register: string
}

/** The filings of this address in China, which the law wants at the foot of its pages, each with a link to its register. */
export function filingsOf({
  ICP_FILING: icp,
  POLICE_FILING: police,
}: Pick<Settings, 'ICP_FILING' | 'POLICE_FILING'>): Filing[] {
  const code = police?.match(/\d{14}/)?.[0]
  return [
    ...(icp ? [{ number: icp, register: 'https://beian.miit.gov.cn/' }] : []),
    ...(police ? [{ number: police, register: `https://beian.mps.gov.cn/#/query/webSearch?code=${code}` }] : []),
  ]
}
