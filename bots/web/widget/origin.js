// Where the script came from is where the service is.

const SCRIPT = document.currentScript || document.querySelector('script[src$="/widget.js"]');
const HOST = (SCRIPT && (SCRIPT.dataset.host || new URL(SCRIPT.src).origin)) || location.origin;
