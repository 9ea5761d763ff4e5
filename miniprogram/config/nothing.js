/* Stands in for polyfills that no browser of our list needs. */
module.exports = {};
