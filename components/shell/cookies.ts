/** Whether the sidebar is folded ("1"); read by the layout so that the first paint is right. */
export const SIDEBAR_COOKIE = 'sidebar-folded'
