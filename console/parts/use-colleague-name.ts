import { useAnswer } from '../service/use-answer.ts'
import { useSession } from '../sign-in/signed-in.tsx'

/** As many stations and groups as a province has. */
const most = 200

/** What a colleague is called, by the registers of stations; whoever stands on none keeps their sign-in. Counties read no register. */
export function useColleagueName(): (subject: string) => string {
  const { colleague } = useSession()
  const isReady = colleague.role !== 'county'
  const { data } = useAnswer('GET /v1/stations', { query: { limit: most } }, { isReady })
  const names = new Map((data?.items ?? []).flatMap(({ people }) => people.map(({ subject, name }) => [subject, name])))
  return (subject) => names.get(subject) ?? subject
}
