import { redocPage } from '../../lib/openapi/redoc-page.js'

describe('redocPage', () => {
  it('shows the document with the local script', () => {
    const page = redocPage('Store', '/openapi.json', '/redoc/redoc.standalone.js')
    expect(page).toContain('<title>Store</title>')
    expect(page).toContain('<redoc spec-url="/openapi.json"></redoc>')
    expect(page).toContain('<script src="/redoc/redoc.standalone.js"></script>')
    expect(page).not.toMatch(/https?:/)
  })

  it('escapes a hostile title and hostile addresses', () => {
    const page = redocPage(`</title><script>alert('1')</script>&"`, '/a"><b>', `/c'"onload="d`)
    expect(page).toContain(
      '<title>&lt;/title&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;</title>',
    )
    expect(page).toContain('<redoc spec-url="/a&quot;&gt;&lt;b&gt;"></redoc>')
    expect(page).toContain('<script src="/c&#39;&quot;onload=&quot;d"></script>')
  })
})
