/** Leaves the app for another page of the browser; there is no way back to this one. */
export const leaveTo = (url: string): void => {
  window.location.replace(url);
};
