import { work } from '../../work'

export const dynamic = 'force-dynamic'

export default async function Page({ searchParams }: { searchParams: Promise<{ asked?: string }> }) {
  const rows = (await work((await searchParams).asked)).map((row, place) => ({ place, row }))
  return (
    <table>
      <tbody>
        {rows.map(({ place, row }) => (
          <tr key={place}>
            {Object.entries(row).map(([name, value]) => (
              <td key={name}>{String(value ?? '')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
