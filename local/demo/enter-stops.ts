import { countyByCode } from '../../domain/kernel/places/counties.ts'
import { usualCounties } from './generate-survey-sheet.ts'
import type { Office } from './office.ts'

/** What a county's office enters before its people travel: its telephone, and where coaches take people up. All of it is made up. */
export async function enterStops(office: Office): Promise<void> {
  for (const [index, code] of usualCounties.entries()) {
    const { name = '' } = countyByCode(code) ?? {}
    const phone = `0870-31000${String(index).padStart(2, '0')}`
    await office.post(`/v1/offices/${code}`, `office ${code}`, { name: `${name}就业局`.slice(-30), phone })
    const stop = { name: '演示客运站', landmark: '售票厅门口', township: '县城' }
    await office.post(`/v1/counties/${code}/stops`, `stop ${code}`, stop)
  }
}
