// Runs before the first paint, so that a chosen theme does not begin with a flash of the other one. The choice is made in
// the settings of the messenger (settings/theme.ts); without one, the style sheet follows the system by itself.
try {
  const root = document.documentElement
  const theme = localStorage.getItem('chancery.theme')
  const contrast = localStorage.getItem('chancery.contrast')
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  if (contrast === 'more' || contrast === 'normal') root.dataset.contrast = contrast
} catch {
  // A browser that keeps nothing follows the system.
}
