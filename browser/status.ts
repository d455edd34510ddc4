/** A receipt in the link is taken out of the address at once, so that it stays in no history that we can reach. */
const receipt = location.hash.slice(1);
if (receipt) history.replaceState(null, '', `${location.pathname}${location.search}`);
