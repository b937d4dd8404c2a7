import { Button } from 'antd'
import { Link } from 'react-router'
import { addresses } from '../../parts/addresses.ts'
import type { ItemOf } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** A claim of a subsidy, where what is missing can be recorded. */
export function OfClaim({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  return (
    <Link to={addresses.claim(item.subject['claimId'] ?? '')}>
      <Button type="primary">{words.openClaim}</Button>
    </Link>
  )
}
