import { Tabs } from 'antd'
import { useAddress } from '../../parts/use-address.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { Claims } from './claims.tsx'
import { Notice } from './notice.tsx'
import { OfPerson } from './of-person.tsx'
import { OneClaim } from './one-claim.tsx'
import { Policies } from './policies.tsx'
import { subsidiesWords } from './subsidies-words.ts'

/** 补贴: policies, claims, the notice to post, and how one person stands. What is looked at stands in the address. */
export function Screen() {
  const words = useWords(subsidiesWords)
  const { colleague } = useSession()
  const { get, put } = useAddress()
  // A station reads what is paid; who claims it is the business of home.
  const isOfClaims = colleague.role !== 'station'
  return (
    <div className="subsidies">
      <h1 style={{ fontSize: 20, margin: '0 0 4px' }}>{words.title}</h1>
      <Tabs
        activeKey={get('tab') ?? 'policies'}
        onChange={(tab) => put({ tab: tab === 'policies' ? undefined : tab, claim: undefined })}
        destroyOnHidden
        items={[
          { key: 'policies', label: words.policies, children: <Policies /> },
          ...(isOfClaims
            ? [
                { key: 'claims', label: words.claims, children: <Claims /> },
                { key: 'notice', label: words.notice, children: <Notice /> },
                { key: 'person', label: words.person, children: <OfPerson /> },
              ]
            : []),
          ...(get('tab') === 'claim' ? [{ key: 'claim', label: words.oneClaim, children: <OneClaim /> }] : []),
        ]}
      />
    </div>
  )
}
