import { cityByCode } from '../../../domain/kernel/places/cities.ts'
import { useWholeList } from '../../service/use-whole-list.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { formWords } from './form-words.ts'

/** To choose from: more than a province has. */
const most = 4000

/** The enterprises and their job orders, to choose from by name, post or city. */
export function usePosts() {
  const words = useWords(formWords)
  const { language } = useLanguage()
  const firms = useWholeList('GET /v1/enterprises', { query: { limit: 200 } }, { most })
  const orders = useWholeList('GET /v1/job-orders', { query: { limit: 200 } }, { most })
  const nameOf = new Map<string, string>(firms.items.map(({ id, name }) => [id, name]))
  return {
    firms: firms.items.map(({ id, name, standing }) => ({
      value: id,
      label: standing.state === 'paused' ? words.pausedFirm(name) : name,
      disabled: standing.state === 'paused',
    })),
    posts: orders.items.map((order) => {
      const city = cityByCode(order.cityCode)
      const place = (language === 'zh' ? city?.name : city?.pinyin) ?? order.cityCode
      const firm = nameOf.get(order.enterpriseId) ?? order.enterpriseId
      return {
        value: order.id,
        order,
        label: words.postOf(order.post, firm, place, order.headcount, order.startDate),
      }
    }),
    error: firms.error ?? orders.error,
    isLoading: firms.isReadingOn || orders.isReadingOn,
  }
}
