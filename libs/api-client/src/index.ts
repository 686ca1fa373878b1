export { ApiError, type ClientErrorCode } from './errors.js';
export { RestClient, type CallInput, type RestClientOptions } from './rest-client.js';
export { SignalingClient, type ConnectionState, type SignalingClientOptions } from './signaling-client.js';
