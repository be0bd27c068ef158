import type { MetadataRoute } from 'next'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Cohoi',
    short_name: 'Cohoi',
    start_url: '/board',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#0b6b73',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  }
}
