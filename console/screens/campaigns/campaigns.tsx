import { useSearchParams } from 'react-router'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { CampaignDetail } from './campaign-detail.tsx'
import { campaignsWords } from './campaigns-words.ts'

/** 专项活动: each held against its targets, with its events. The chosen campaign and event stand in the address. */
export function Screen() {
  const words = useWords(campaignsWords)
  const [address, setAddress] = useSearchParams()
  const list = useList('GET /v1/campaigns', { query: { limit: 50 } })
  const chosen = list.items.find(({ campaignId }) => campaignId === address.get('campaign'))
  return (
    <>
      <h1>{words.title}</h1>
      <SplitView
        title={chosen?.name}
        onClose={() => setAddress({})}
        detail={chosen && <CampaignDetail key={chosen.campaignId} campaign={chosen} />}
        list={
          <Rows
            label={words.list}
            rows={list.items}
            rowKey={({ campaignId }) => campaignId}
            chosen={chosen?.campaignId}
            onChoose={({ campaignId }) => setAddress({ campaign: campaignId })}
            isLoading={list.isLoading}
            error={list.error}
            more={list.more}
            isReadingMore={list.isReadingMore}
            empty={words.none}
            columns={[
              {
                title: words.campaign,
                shows: ({ name, cancelled }) =>
                  cancelled ? `${name}（${words.calledOff}：${cancelled.reason}）` : name,
              },
              { title: words.days, shows: ({ from, until }) => `${from} – ${until}`, width: 210 },
            ]}
          />
        }
      />
    </>
  )
}
