import { Route, Routes } from 'react-router'
import { PlanOfBatch } from './plan-of-batch.tsx'
import { PlannedBatches } from './planned-batches.tsx'

/** 行程方案: which batches have one, and the plan of one at an address of its own. */
export function Screen() {
  return (
    <Routes>
      <Route index element={<PlannedBatches />} />
      <Route path=":batchId" element={<PlanOfBatch />} />
    </Routes>
  )
}
