import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../src/tokens/tokens.css'
import { Workbench } from './workbench.tsx'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Workbench />
  </StrictMode>,
)
