import type { Campaign } from '../../../domain/campaigns/campaign.ts'
import { useCounties } from '../../parts/county-choice.tsx'

/** The counties of a campaign in which the reader may hold events. */
export function useCampaignCounties({ counties }: Pick<Campaign, 'counties'>) {
  const { options } = useCounties()
  return options.filter(({ value }) => counties.includes(value)).map(({ value, label }) => ({ value, label }))
}
