import { Radio } from 'antd'
import { useSearchParams } from 'react-router'
import { Refusal } from '../../parts/refusal.tsx'
import type { Answer } from '../../service/call.ts'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { Agreements } from './agreements.tsx'
import { Deliveries } from './deliveries.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { Headcounts } from './headcounts.tsx'
import { Interviews } from './interviews.tsx'
import { JobOrders } from './job-orders.tsx'
import { Links } from './links.tsx'
import { Overview } from './overview.tsx'
import { TheirWord } from './their-word.tsx'
import { useMay } from './use-may.ts'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>

export function EnterpriseDetail({ enterpriseId }: { enterpriseId: Enterprise['id'] }) {
  const read = useAnswer('GET /v1/enterprises/{enterpriseId}', { params: { enterpriseId } }, { every: liveEvery.lists })
  if (!read.data) return <Refusal error={read.error} />
  return <Parts enterprise={read.data} />
}

/** Each part reads what it shows when it is opened; which one is open stands in the address. */
function Parts({ enterprise }: { enterprise: Enterprise }) {
  const words = useWords(enterprisesWords)
  const may = useMay(enterprise)
  const [address, setAddress] = useSearchParams()
  const parts = {
    overview: <Overview enterprise={enterprise} />,
    interviews: <Interviews enterprise={enterprise} />,
    agreements: <Agreements enterprise={enterprise} />,
    jobOrders: <JobOrders enterprise={enterprise} />,
    headcounts: <Headcounts enterprise={enterprise} />,
    links: <Links enterprise={enterprise} />,
    deliveries: <Deliveries enterprise={enterprise} />,
    ...(may.speak && { theirWord: <TheirWord enterprise={enterprise} /> }),
  }
  const names = Object.keys(parts) as (keyof typeof parts)[]
  const open = names.find((name) => name === address.get('tab')) ?? 'overview'
  return (
    <>
      <Radio.Group
        aria-label={enterprise.name}
        optionType="button"
        size="small"
        style={{ marginBottom: 12 }}
        value={open}
        onChange={({ target }) =>
          setAddress((now) => {
            now.set('tab', String(target.value))
            return now
          })
        }
        options={names.map((name) => ({ value: name, label: words[name] }))}
      />
      {parts[open]}
    </>
  )
}
