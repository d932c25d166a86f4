/** Whether this browser may speak up while Leitstern is open: asked for on this device, and allowed by it. */
const key = 'browser notices'

export function wantsBrowser(): boolean {
  try {
    return 'Notification' in window && Notification.permission === 'granted' && localStorage.getItem(key) === 'yes'
  } catch {
    return false
  }
}

export const isBlocked = (): boolean => 'Notification' in window && Notification.permission === 'denied'
export const canAsk = (): boolean => 'Notification' in window

export async function askBrowser(): Promise<boolean> {
  const allowed = (await Notification.requestPermission()) === 'granted'
  if (allowed) localStorage.setItem(key, 'yes')
  return allowed
}

export function quietBrowser(): void {
  localStorage.removeItem(key)
}
