import * as $protobuf from "protobufjs";
import Long = require("long");
/** Namespace etcdserverpb. */
export namespace etcdserverpb {

    /** Properties of a ResponseHeader. */
    interface IResponseHeader {

        /** ResponseHeader clusterId */
        clusterId?: (number|null);

        /** ResponseHeader memberId */
        memberId?: (number|null);

        /** ResponseHeader revision */
        revision?: (number|null);

        /** ResponseHeader raftTerm */
        raftTerm?: (number|null);
    }

    /** Represents a ResponseHeader. */
    class ResponseHeader implements IResponseHeader {

        /**
         * Constructs a new ResponseHeader.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IResponseHeader);

        /** ResponseHeader clusterId. */
        public clusterId: number;

        /** ResponseHeader memberId. */
        public memberId: number;

        /** ResponseHeader revision. */
        public revision: number;

        /** ResponseHeader raftTerm. */
        public raftTerm: number;

        /**
         * Creates a new ResponseHeader instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ResponseHeader instance
         */
        public static create(properties?: etcdserverpb.IResponseHeader): etcdserverpb.ResponseHeader;

        /**
         * Encodes the specified ResponseHeader message. Does not implicitly {@link etcdserverpb.ResponseHeader.verify|verify} messages.
         * @param message ResponseHeader message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IResponseHeader, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ResponseHeader message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns ResponseHeader
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.ResponseHeader;
    }

    /** Properties of a RangeRequest. */
    interface IRangeRequest {

        /** RangeRequest key */
        key?: (Uint8Array|null);

        /** RangeRequest rangeEnd */
        rangeEnd?: (Uint8Array|null);

        /** RangeRequest limit */
        limit?: (number|null);

        /** RangeRequest revision */
        revision?: (number|null);

        /** RangeRequest sortOrder */
        sortOrder?: (etcdserverpb.RangeRequest.SortOrder|null);

        /** RangeRequest sortTarget */
        sortTarget?: (etcdserverpb.RangeRequest.SortTarget|null);

        /** RangeRequest serializable */
        serializable?: (boolean|null);

        /** RangeRequest keysOnly */
        keysOnly?: (boolean|null);

        /** RangeRequest countOnly */
        countOnly?: (boolean|null);

        /** RangeRequest minModRevision */
        minModRevision?: (number|null);

        /** RangeRequest maxModRevision */
        maxModRevision?: (number|null);

        /** RangeRequest minCreateRevision */
        minCreateRevision?: (number|null);

        /** RangeRequest maxCreateRevision */
        maxCreateRevision?: (number|null);
    }

    /** Represents a RangeRequest. */
    class RangeRequest implements IRangeRequest {

        /**
         * Constructs a new RangeRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IRangeRequest);

        /** RangeRequest key. */
        public key: Uint8Array;

        /** RangeRequest rangeEnd. */
        public rangeEnd: Uint8Array;

        /** RangeRequest limit. */
        public limit: number;

        /** RangeRequest revision. */
        public revision: number;

        /** RangeRequest sortOrder. */
        public sortOrder: etcdserverpb.RangeRequest.SortOrder;

        /** RangeRequest sortTarget. */
        public sortTarget: etcdserverpb.RangeRequest.SortTarget;

        /** RangeRequest serializable. */
        public serializable: boolean;

        /** RangeRequest keysOnly. */
        public keysOnly: boolean;

        /** RangeRequest countOnly. */
        public countOnly: boolean;

        /** RangeRequest minModRevision. */
        public minModRevision: number;

        /** RangeRequest maxModRevision. */
        public maxModRevision: number;

        /** RangeRequest minCreateRevision. */
        public minCreateRevision: number;

        /** RangeRequest maxCreateRevision. */
        public maxCreateRevision: number;

        /**
         * Creates a new RangeRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RangeRequest instance
         */
        public static create(properties?: etcdserverpb.IRangeRequest): etcdserverpb.RangeRequest;

        /**
         * Encodes the specified RangeRequest message. Does not implicitly {@link etcdserverpb.RangeRequest.verify|verify} messages.
         * @param message RangeRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IRangeRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RangeRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns RangeRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.RangeRequest;
    }

    namespace RangeRequest {

        /** SortOrder enum. */
        enum SortOrder {
            NONE = 0,
            ASCEND = 1,
            DESCEND = 2
        }

        /** SortTarget enum. */
        enum SortTarget {
            KEY = 0,
            VERSION = 1,
            CREATE = 2,
            MOD = 3,
            VALUE = 4
        }
    }

    /** Properties of a RangeResponse. */
    interface IRangeResponse {

        /** RangeResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** RangeResponse kvs */
        kvs?: (mvccpb.IKeyValue[]|null);

        /** RangeResponse more */
        more?: (boolean|null);

        /** RangeResponse count */
        count?: (number|null);
    }

    /** Represents a RangeResponse. */
    class RangeResponse implements IRangeResponse {

        /**
         * Constructs a new RangeResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IRangeResponse);

        /** RangeResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** RangeResponse kvs. */
        public kvs: mvccpb.IKeyValue[];

        /** RangeResponse more. */
        public more: boolean;

        /** RangeResponse count. */
        public count: number;

        /**
         * Creates a new RangeResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RangeResponse instance
         */
        public static create(properties?: etcdserverpb.IRangeResponse): etcdserverpb.RangeResponse;

        /**
         * Encodes the specified RangeResponse message. Does not implicitly {@link etcdserverpb.RangeResponse.verify|verify} messages.
         * @param message RangeResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IRangeResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RangeResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns RangeResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.RangeResponse;
    }

    /** Properties of a PutRequest. */
    interface IPutRequest {

        /** PutRequest key */
        key?: (Uint8Array|null);

        /** PutRequest value */
        value?: (Uint8Array|null);

        /** PutRequest lease */
        lease?: (number|null);

        /** PutRequest prevKv */
        prevKv?: (boolean|null);

        /** PutRequest ignoreValue */
        ignoreValue?: (boolean|null);

        /** PutRequest ignoreLease */
        ignoreLease?: (boolean|null);
    }

    /** Represents a PutRequest. */
    class PutRequest implements IPutRequest {

        /**
         * Constructs a new PutRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IPutRequest);

        /** PutRequest key. */
        public key: Uint8Array;

        /** PutRequest value. */
        public value: Uint8Array;

        /** PutRequest lease. */
        public lease: number;

        /** PutRequest prevKv. */
        public prevKv: boolean;

        /** PutRequest ignoreValue. */
        public ignoreValue: boolean;

        /** PutRequest ignoreLease. */
        public ignoreLease: boolean;

        /**
         * Creates a new PutRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns PutRequest instance
         */
        public static create(properties?: etcdserverpb.IPutRequest): etcdserverpb.PutRequest;

        /**
         * Encodes the specified PutRequest message. Does not implicitly {@link etcdserverpb.PutRequest.verify|verify} messages.
         * @param message PutRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IPutRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PutRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns PutRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.PutRequest;
    }

    /** Properties of a PutResponse. */
    interface IPutResponse {

        /** PutResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** PutResponse prevKv */
        prevKv?: (mvccpb.IKeyValue|null);
    }

    /** Represents a PutResponse. */
    class PutResponse implements IPutResponse {

        /**
         * Constructs a new PutResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IPutResponse);

        /** PutResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** PutResponse prevKv. */
        public prevKv?: (mvccpb.IKeyValue|null);

        /**
         * Creates a new PutResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns PutResponse instance
         */
        public static create(properties?: etcdserverpb.IPutResponse): etcdserverpb.PutResponse;

        /**
         * Encodes the specified PutResponse message. Does not implicitly {@link etcdserverpb.PutResponse.verify|verify} messages.
         * @param message PutResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IPutResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PutResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns PutResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.PutResponse;
    }

    /** Properties of a DeleteRangeRequest. */
    interface IDeleteRangeRequest {

        /** DeleteRangeRequest key */
        key?: (Uint8Array|null);

        /** DeleteRangeRequest rangeEnd */
        rangeEnd?: (Uint8Array|null);

        /** DeleteRangeRequest prevKv */
        prevKv?: (boolean|null);
    }

    /** Represents a DeleteRangeRequest. */
    class DeleteRangeRequest implements IDeleteRangeRequest {

        /**
         * Constructs a new DeleteRangeRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IDeleteRangeRequest);

        /** DeleteRangeRequest key. */
        public key: Uint8Array;

        /** DeleteRangeRequest rangeEnd. */
        public rangeEnd: Uint8Array;

        /** DeleteRangeRequest prevKv. */
        public prevKv: boolean;

        /**
         * Creates a new DeleteRangeRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns DeleteRangeRequest instance
         */
        public static create(properties?: etcdserverpb.IDeleteRangeRequest): etcdserverpb.DeleteRangeRequest;

        /**
         * Encodes the specified DeleteRangeRequest message. Does not implicitly {@link etcdserverpb.DeleteRangeRequest.verify|verify} messages.
         * @param message DeleteRangeRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IDeleteRangeRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a DeleteRangeRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns DeleteRangeRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.DeleteRangeRequest;
    }

    /** Properties of a DeleteRangeResponse. */
    interface IDeleteRangeResponse {

        /** DeleteRangeResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** DeleteRangeResponse deleted */
        deleted?: (number|null);

        /** DeleteRangeResponse prevKvs */
        prevKvs?: (mvccpb.IKeyValue[]|null);
    }

    /** Represents a DeleteRangeResponse. */
    class DeleteRangeResponse implements IDeleteRangeResponse {

        /**
         * Constructs a new DeleteRangeResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IDeleteRangeResponse);

        /** DeleteRangeResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** DeleteRangeResponse deleted. */
        public deleted: number;

        /** DeleteRangeResponse prevKvs. */
        public prevKvs: mvccpb.IKeyValue[];

        /**
         * Creates a new DeleteRangeResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns DeleteRangeResponse instance
         */
        public static create(properties?: etcdserverpb.IDeleteRangeResponse): etcdserverpb.DeleteRangeResponse;

        /**
         * Encodes the specified DeleteRangeResponse message. Does not implicitly {@link etcdserverpb.DeleteRangeResponse.verify|verify} messages.
         * @param message DeleteRangeResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IDeleteRangeResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a DeleteRangeResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns DeleteRangeResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.DeleteRangeResponse;
    }

    /** Properties of a RequestOp. */
    interface IRequestOp {

        /** RequestOp requestRange */
        requestRange?: (etcdserverpb.IRangeRequest|null);

        /** RequestOp requestPut */
        requestPut?: (etcdserverpb.IPutRequest|null);

        /** RequestOp requestDeleteRange */
        requestDeleteRange?: (etcdserverpb.IDeleteRangeRequest|null);

        /** RequestOp requestTxn */
        requestTxn?: (etcdserverpb.ITxnRequest|null);
    }

    /** Represents a RequestOp. */
    class RequestOp implements IRequestOp {

        /**
         * Constructs a new RequestOp.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IRequestOp);

        /** RequestOp requestRange. */
        public requestRange?: (etcdserverpb.IRangeRequest|null);

        /** RequestOp requestPut. */
        public requestPut?: (etcdserverpb.IPutRequest|null);

        /** RequestOp requestDeleteRange. */
        public requestDeleteRange?: (etcdserverpb.IDeleteRangeRequest|null);

        /** RequestOp requestTxn. */
        public requestTxn?: (etcdserverpb.ITxnRequest|null);

        /** RequestOp request. */
        public request?: ("requestRange"|"requestPut"|"requestDeleteRange"|"requestTxn");

        /**
         * Creates a new RequestOp instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RequestOp instance
         */
        public static create(properties?: etcdserverpb.IRequestOp): etcdserverpb.RequestOp;

        /**
         * Encodes the specified RequestOp message. Does not implicitly {@link etcdserverpb.RequestOp.verify|verify} messages.
         * @param message RequestOp message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IRequestOp, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RequestOp message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns RequestOp
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.RequestOp;
    }

    /** Properties of a ResponseOp. */
    interface IResponseOp {

        /** ResponseOp responseRange */
        responseRange?: (etcdserverpb.IRangeResponse|null);

        /** ResponseOp responsePut */
        responsePut?: (etcdserverpb.IPutResponse|null);

        /** ResponseOp responseDeleteRange */
        responseDeleteRange?: (etcdserverpb.IDeleteRangeResponse|null);

        /** ResponseOp responseTxn */
        responseTxn?: (etcdserverpb.ITxnResponse|null);
    }

    /** Represents a ResponseOp. */
    class ResponseOp implements IResponseOp {

        /**
         * Constructs a new ResponseOp.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IResponseOp);

        /** ResponseOp responseRange. */
        public responseRange?: (etcdserverpb.IRangeResponse|null);

        /** ResponseOp responsePut. */
        public responsePut?: (etcdserverpb.IPutResponse|null);

        /** ResponseOp responseDeleteRange. */
        public responseDeleteRange?: (etcdserverpb.IDeleteRangeResponse|null);

        /** ResponseOp responseTxn. */
        public responseTxn?: (etcdserverpb.ITxnResponse|null);

        /** ResponseOp response. */
        public response?: ("responseRange"|"responsePut"|"responseDeleteRange"|"responseTxn");

        /**
         * Creates a new ResponseOp instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ResponseOp instance
         */
        public static create(properties?: etcdserverpb.IResponseOp): etcdserverpb.ResponseOp;

        /**
         * Encodes the specified ResponseOp message. Does not implicitly {@link etcdserverpb.ResponseOp.verify|verify} messages.
         * @param message ResponseOp message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IResponseOp, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ResponseOp message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns ResponseOp
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.ResponseOp;
    }

    /** Properties of a Compare. */
    interface ICompare {

        /** Compare result */
        result?: (etcdserverpb.Compare.CompareResult|null);

        /** Compare target */
        target?: (etcdserverpb.Compare.CompareTarget|null);

        /** Compare key */
        key?: (Uint8Array|null);

        /** Compare version */
        version?: (number|null);

        /** Compare createRevision */
        createRevision?: (number|null);

        /** Compare modRevision */
        modRevision?: (number|null);

        /** Compare value */
        value?: (Uint8Array|null);

        /** Compare lease */
        lease?: (number|null);

        /** Compare rangeEnd */
        rangeEnd?: (Uint8Array|null);
    }

    /** Represents a Compare. */
    class Compare implements ICompare {

        /**
         * Constructs a new Compare.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ICompare);

        /** Compare result. */
        public result: etcdserverpb.Compare.CompareResult;

        /** Compare target. */
        public target: etcdserverpb.Compare.CompareTarget;

        /** Compare key. */
        public key: Uint8Array;

        /** Compare version. */
        public version?: (number|null);

        /** Compare createRevision. */
        public createRevision?: (number|null);

        /** Compare modRevision. */
        public modRevision?: (number|null);

        /** Compare value. */
        public value?: (Uint8Array|null);

        /** Compare lease. */
        public lease?: (number|null);

        /** Compare rangeEnd. */
        public rangeEnd: Uint8Array;

        /** Compare targetUnion. */
        public targetUnion?: ("version"|"createRevision"|"modRevision"|"value"|"lease");

        /**
         * Creates a new Compare instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Compare instance
         */
        public static create(properties?: etcdserverpb.ICompare): etcdserverpb.Compare;

        /**
         * Encodes the specified Compare message. Does not implicitly {@link etcdserverpb.Compare.verify|verify} messages.
         * @param message Compare message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ICompare, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Compare message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns Compare
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.Compare;
    }

    namespace Compare {

        /** CompareResult enum. */
        enum CompareResult {
            EQUAL = 0,
            GREATER = 1,
            LESS = 2,
            NOT_EQUAL = 3
        }

        /** CompareTarget enum. */
        enum CompareTarget {
            VERSION = 0,
            CREATE = 1,
            MOD = 2,
            VALUE = 3,
            LEASE = 4
        }
    }

    /** Properties of a TxnRequest. */
    interface ITxnRequest {

        /** TxnRequest compare */
        compare?: (etcdserverpb.ICompare[]|null);

        /** TxnRequest success */
        success?: (etcdserverpb.IRequestOp[]|null);

        /** TxnRequest failure */
        failure?: (etcdserverpb.IRequestOp[]|null);
    }

    /** Represents a TxnRequest. */
    class TxnRequest implements ITxnRequest {

        /**
         * Constructs a new TxnRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ITxnRequest);

        /** TxnRequest compare. */
        public compare: etcdserverpb.ICompare[];

        /** TxnRequest success. */
        public success: etcdserverpb.IRequestOp[];

        /** TxnRequest failure. */
        public failure: etcdserverpb.IRequestOp[];

        /**
         * Creates a new TxnRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns TxnRequest instance
         */
        public static create(properties?: etcdserverpb.ITxnRequest): etcdserverpb.TxnRequest;

        /**
         * Encodes the specified TxnRequest message. Does not implicitly {@link etcdserverpb.TxnRequest.verify|verify} messages.
         * @param message TxnRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ITxnRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a TxnRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns TxnRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.TxnRequest;
    }

    /** Properties of a TxnResponse. */
    interface ITxnResponse {

        /** TxnResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** TxnResponse succeeded */
        succeeded?: (boolean|null);

        /** TxnResponse responses */
        responses?: (etcdserverpb.IResponseOp[]|null);
    }

    /** Represents a TxnResponse. */
    class TxnResponse implements ITxnResponse {

        /**
         * Constructs a new TxnResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ITxnResponse);

        /** TxnResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** TxnResponse succeeded. */
        public succeeded: boolean;

        /** TxnResponse responses. */
        public responses: etcdserverpb.IResponseOp[];

        /**
         * Creates a new TxnResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns TxnResponse instance
         */
        public static create(properties?: etcdserverpb.ITxnResponse): etcdserverpb.TxnResponse;

        /**
         * Encodes the specified TxnResponse message. Does not implicitly {@link etcdserverpb.TxnResponse.verify|verify} messages.
         * @param message TxnResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ITxnResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a TxnResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns TxnResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.TxnResponse;
    }

    /** Properties of a CompactionRequest. */
    interface ICompactionRequest {

        /** CompactionRequest revision */
        revision?: (number|null);

        /** CompactionRequest physical */
        physical?: (boolean|null);
    }

    /** Represents a CompactionRequest. */
    class CompactionRequest implements ICompactionRequest {

        /**
         * Constructs a new CompactionRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ICompactionRequest);

        /** CompactionRequest revision. */
        public revision: number;

        /** CompactionRequest physical. */
        public physical: boolean;

        /**
         * Creates a new CompactionRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CompactionRequest instance
         */
        public static create(properties?: etcdserverpb.ICompactionRequest): etcdserverpb.CompactionRequest;

        /**
         * Encodes the specified CompactionRequest message. Does not implicitly {@link etcdserverpb.CompactionRequest.verify|verify} messages.
         * @param message CompactionRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ICompactionRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CompactionRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns CompactionRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.CompactionRequest;
    }

    /** Properties of a CompactionResponse. */
    interface ICompactionResponse {

        /** CompactionResponse header */
        header?: (etcdserverpb.IResponseHeader|null);
    }

    /** Represents a CompactionResponse. */
    class CompactionResponse implements ICompactionResponse {

        /**
         * Constructs a new CompactionResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ICompactionResponse);

        /** CompactionResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /**
         * Creates a new CompactionResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CompactionResponse instance
         */
        public static create(properties?: etcdserverpb.ICompactionResponse): etcdserverpb.CompactionResponse;

        /**
         * Encodes the specified CompactionResponse message. Does not implicitly {@link etcdserverpb.CompactionResponse.verify|verify} messages.
         * @param message CompactionResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ICompactionResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CompactionResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns CompactionResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.CompactionResponse;
    }

    /** Properties of a WatchRequest. */
    interface IWatchRequest {

        /** WatchRequest createRequest */
        createRequest?: (etcdserverpb.IWatchCreateRequest|null);

        /** WatchRequest cancelRequest */
        cancelRequest?: (etcdserverpb.IWatchCancelRequest|null);

        /** WatchRequest progressRequest */
        progressRequest?: (etcdserverpb.IWatchProgressRequest|null);
    }

    /** Represents a WatchRequest. */
    class WatchRequest implements IWatchRequest {

        /**
         * Constructs a new WatchRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IWatchRequest);

        /** WatchRequest createRequest. */
        public createRequest?: (etcdserverpb.IWatchCreateRequest|null);

        /** WatchRequest cancelRequest. */
        public cancelRequest?: (etcdserverpb.IWatchCancelRequest|null);

        /** WatchRequest progressRequest. */
        public progressRequest?: (etcdserverpb.IWatchProgressRequest|null);

        /** WatchRequest requestUnion. */
        public requestUnion?: ("createRequest"|"cancelRequest"|"progressRequest");

        /**
         * Creates a new WatchRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns WatchRequest instance
         */
        public static create(properties?: etcdserverpb.IWatchRequest): etcdserverpb.WatchRequest;

        /**
         * Encodes the specified WatchRequest message. Does not implicitly {@link etcdserverpb.WatchRequest.verify|verify} messages.
         * @param message WatchRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IWatchRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a WatchRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns WatchRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.WatchRequest;
    }

    /** Properties of a WatchCreateRequest. */
    interface IWatchCreateRequest {

        /** WatchCreateRequest key */
        key?: (Uint8Array|null);

        /** WatchCreateRequest rangeEnd */
        rangeEnd?: (Uint8Array|null);

        /** WatchCreateRequest startRevision */
        startRevision?: (number|null);

        /** WatchCreateRequest progressNotify */
        progressNotify?: (boolean|null);

        /** WatchCreateRequest filters */
        filters?: (etcdserverpb.WatchCreateRequest.FilterType[]|null);

        /** WatchCreateRequest prevKv */
        prevKv?: (boolean|null);

        /** WatchCreateRequest watchId */
        watchId?: (number|null);

        /** WatchCreateRequest fragment */
        fragment?: (boolean|null);
    }

    /** Represents a WatchCreateRequest. */
    class WatchCreateRequest implements IWatchCreateRequest {

        /**
         * Constructs a new WatchCreateRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IWatchCreateRequest);

        /** WatchCreateRequest key. */
        public key: Uint8Array;

        /** WatchCreateRequest rangeEnd. */
        public rangeEnd: Uint8Array;

        /** WatchCreateRequest startRevision. */
        public startRevision: number;

        /** WatchCreateRequest progressNotify. */
        public progressNotify: boolean;

        /** WatchCreateRequest filters. */
        public filters: etcdserverpb.WatchCreateRequest.FilterType[];

        /** WatchCreateRequest prevKv. */
        public prevKv: boolean;

        /** WatchCreateRequest watchId. */
        public watchId: number;

        /** WatchCreateRequest fragment. */
        public fragment: boolean;

        /**
         * Creates a new WatchCreateRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns WatchCreateRequest instance
         */
        public static create(properties?: etcdserverpb.IWatchCreateRequest): etcdserverpb.WatchCreateRequest;

        /**
         * Encodes the specified WatchCreateRequest message. Does not implicitly {@link etcdserverpb.WatchCreateRequest.verify|verify} messages.
         * @param message WatchCreateRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IWatchCreateRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a WatchCreateRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns WatchCreateRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.WatchCreateRequest;
    }

    namespace WatchCreateRequest {

        /** FilterType enum. */
        enum FilterType {
            NOPUT = 0,
            NODELETE = 1
        }
    }

    /** Properties of a WatchCancelRequest. */
    interface IWatchCancelRequest {

        /** WatchCancelRequest watchId */
        watchId?: (number|null);
    }

    /** Represents a WatchCancelRequest. */
    class WatchCancelRequest implements IWatchCancelRequest {

        /**
         * Constructs a new WatchCancelRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IWatchCancelRequest);

        /** WatchCancelRequest watchId. */
        public watchId: number;

        /**
         * Creates a new WatchCancelRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns WatchCancelRequest instance
         */
        public static create(properties?: etcdserverpb.IWatchCancelRequest): etcdserverpb.WatchCancelRequest;

        /**
         * Encodes the specified WatchCancelRequest message. Does not implicitly {@link etcdserverpb.WatchCancelRequest.verify|verify} messages.
         * @param message WatchCancelRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IWatchCancelRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a WatchCancelRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns WatchCancelRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.WatchCancelRequest;
    }

    /** Properties of a WatchProgressRequest. */
    interface IWatchProgressRequest {
    }

    /** Represents a WatchProgressRequest. */
    class WatchProgressRequest implements IWatchProgressRequest {

        /**
         * Constructs a new WatchProgressRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IWatchProgressRequest);

        /**
         * Creates a new WatchProgressRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns WatchProgressRequest instance
         */
        public static create(properties?: etcdserverpb.IWatchProgressRequest): etcdserverpb.WatchProgressRequest;

        /**
         * Encodes the specified WatchProgressRequest message. Does not implicitly {@link etcdserverpb.WatchProgressRequest.verify|verify} messages.
         * @param message WatchProgressRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IWatchProgressRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a WatchProgressRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns WatchProgressRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.WatchProgressRequest;
    }

    /** Properties of a WatchResponse. */
    interface IWatchResponse {

        /** WatchResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** WatchResponse watchId */
        watchId?: (number|null);

        /** WatchResponse created */
        created?: (boolean|null);

        /** WatchResponse canceled */
        canceled?: (boolean|null);

        /** WatchResponse compactRevision */
        compactRevision?: (number|null);

        /** WatchResponse cancelReason */
        cancelReason?: (string|null);

        /** WatchResponse fragment */
        fragment?: (boolean|null);

        /** WatchResponse events */
        events?: (mvccpb.IEvent[]|null);
    }

    /** Represents a WatchResponse. */
    class WatchResponse implements IWatchResponse {

        /**
         * Constructs a new WatchResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IWatchResponse);

        /** WatchResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** WatchResponse watchId. */
        public watchId: number;

        /** WatchResponse created. */
        public created: boolean;

        /** WatchResponse canceled. */
        public canceled: boolean;

        /** WatchResponse compactRevision. */
        public compactRevision: number;

        /** WatchResponse cancelReason. */
        public cancelReason: string;

        /** WatchResponse fragment. */
        public fragment: boolean;

        /** WatchResponse events. */
        public events: mvccpb.IEvent[];

        /**
         * Creates a new WatchResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns WatchResponse instance
         */
        public static create(properties?: etcdserverpb.IWatchResponse): etcdserverpb.WatchResponse;

        /**
         * Encodes the specified WatchResponse message. Does not implicitly {@link etcdserverpb.WatchResponse.verify|verify} messages.
         * @param message WatchResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IWatchResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a WatchResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns WatchResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.WatchResponse;
    }

    /** Properties of a LeaseGrantRequest. */
    interface ILeaseGrantRequest {

        /** LeaseGrantRequest TTL */
        TTL?: (number|null);

        /** LeaseGrantRequest ID */
        ID?: (number|null);
    }

    /** Represents a LeaseGrantRequest. */
    class LeaseGrantRequest implements ILeaseGrantRequest {

        /**
         * Constructs a new LeaseGrantRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ILeaseGrantRequest);

        /** LeaseGrantRequest TTL. */
        public TTL: number;

        /** LeaseGrantRequest ID. */
        public ID: number;

        /**
         * Creates a new LeaseGrantRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaseGrantRequest instance
         */
        public static create(properties?: etcdserverpb.ILeaseGrantRequest): etcdserverpb.LeaseGrantRequest;

        /**
         * Encodes the specified LeaseGrantRequest message. Does not implicitly {@link etcdserverpb.LeaseGrantRequest.verify|verify} messages.
         * @param message LeaseGrantRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ILeaseGrantRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaseGrantRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaseGrantRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.LeaseGrantRequest;
    }

    /** Properties of a LeaseGrantResponse. */
    interface ILeaseGrantResponse {

        /** LeaseGrantResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** LeaseGrantResponse ID */
        ID?: (number|null);

        /** LeaseGrantResponse TTL */
        TTL?: (number|null);

        /** LeaseGrantResponse error */
        error?: (string|null);
    }

    /** Represents a LeaseGrantResponse. */
    class LeaseGrantResponse implements ILeaseGrantResponse {

        /**
         * Constructs a new LeaseGrantResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ILeaseGrantResponse);

        /** LeaseGrantResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** LeaseGrantResponse ID. */
        public ID: number;

        /** LeaseGrantResponse TTL. */
        public TTL: number;

        /** LeaseGrantResponse error. */
        public error: string;

        /**
         * Creates a new LeaseGrantResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaseGrantResponse instance
         */
        public static create(properties?: etcdserverpb.ILeaseGrantResponse): etcdserverpb.LeaseGrantResponse;

        /**
         * Encodes the specified LeaseGrantResponse message. Does not implicitly {@link etcdserverpb.LeaseGrantResponse.verify|verify} messages.
         * @param message LeaseGrantResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ILeaseGrantResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaseGrantResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaseGrantResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.LeaseGrantResponse;
    }

    /** Properties of a LeaseRevokeRequest. */
    interface ILeaseRevokeRequest {

        /** LeaseRevokeRequest ID */
        ID?: (number|null);
    }

    /** Represents a LeaseRevokeRequest. */
    class LeaseRevokeRequest implements ILeaseRevokeRequest {

        /**
         * Constructs a new LeaseRevokeRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ILeaseRevokeRequest);

        /** LeaseRevokeRequest ID. */
        public ID: number;

        /**
         * Creates a new LeaseRevokeRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaseRevokeRequest instance
         */
        public static create(properties?: etcdserverpb.ILeaseRevokeRequest): etcdserverpb.LeaseRevokeRequest;

        /**
         * Encodes the specified LeaseRevokeRequest message. Does not implicitly {@link etcdserverpb.LeaseRevokeRequest.verify|verify} messages.
         * @param message LeaseRevokeRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ILeaseRevokeRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaseRevokeRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaseRevokeRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.LeaseRevokeRequest;
    }

    /** Properties of a LeaseRevokeResponse. */
    interface ILeaseRevokeResponse {

        /** LeaseRevokeResponse header */
        header?: (etcdserverpb.IResponseHeader|null);
    }

    /** Represents a LeaseRevokeResponse. */
    class LeaseRevokeResponse implements ILeaseRevokeResponse {

        /**
         * Constructs a new LeaseRevokeResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ILeaseRevokeResponse);

        /** LeaseRevokeResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /**
         * Creates a new LeaseRevokeResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaseRevokeResponse instance
         */
        public static create(properties?: etcdserverpb.ILeaseRevokeResponse): etcdserverpb.LeaseRevokeResponse;

        /**
         * Encodes the specified LeaseRevokeResponse message. Does not implicitly {@link etcdserverpb.LeaseRevokeResponse.verify|verify} messages.
         * @param message LeaseRevokeResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ILeaseRevokeResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaseRevokeResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaseRevokeResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.LeaseRevokeResponse;
    }

    /** Properties of a LeaseKeepAliveRequest. */
    interface ILeaseKeepAliveRequest {

        /** LeaseKeepAliveRequest ID */
        ID?: (number|null);
    }

    /** Represents a LeaseKeepAliveRequest. */
    class LeaseKeepAliveRequest implements ILeaseKeepAliveRequest {

        /**
         * Constructs a new LeaseKeepAliveRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ILeaseKeepAliveRequest);

        /** LeaseKeepAliveRequest ID. */
        public ID: number;

        /**
         * Creates a new LeaseKeepAliveRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaseKeepAliveRequest instance
         */
        public static create(properties?: etcdserverpb.ILeaseKeepAliveRequest): etcdserverpb.LeaseKeepAliveRequest;

        /**
         * Encodes the specified LeaseKeepAliveRequest message. Does not implicitly {@link etcdserverpb.LeaseKeepAliveRequest.verify|verify} messages.
         * @param message LeaseKeepAliveRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ILeaseKeepAliveRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaseKeepAliveRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaseKeepAliveRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.LeaseKeepAliveRequest;
    }

    /** Properties of a LeaseKeepAliveResponse. */
    interface ILeaseKeepAliveResponse {

        /** LeaseKeepAliveResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** LeaseKeepAliveResponse ID */
        ID?: (number|null);

        /** LeaseKeepAliveResponse TTL */
        TTL?: (number|null);
    }

    /** Represents a LeaseKeepAliveResponse. */
    class LeaseKeepAliveResponse implements ILeaseKeepAliveResponse {

        /**
         * Constructs a new LeaseKeepAliveResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ILeaseKeepAliveResponse);

        /** LeaseKeepAliveResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** LeaseKeepAliveResponse ID. */
        public ID: number;

        /** LeaseKeepAliveResponse TTL. */
        public TTL: number;

        /**
         * Creates a new LeaseKeepAliveResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaseKeepAliveResponse instance
         */
        public static create(properties?: etcdserverpb.ILeaseKeepAliveResponse): etcdserverpb.LeaseKeepAliveResponse;

        /**
         * Encodes the specified LeaseKeepAliveResponse message. Does not implicitly {@link etcdserverpb.LeaseKeepAliveResponse.verify|verify} messages.
         * @param message LeaseKeepAliveResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ILeaseKeepAliveResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaseKeepAliveResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaseKeepAliveResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.LeaseKeepAliveResponse;
    }

    /** Properties of a LeaseTimeToLiveRequest. */
    interface ILeaseTimeToLiveRequest {

        /** LeaseTimeToLiveRequest ID */
        ID?: (number|null);

        /** LeaseTimeToLiveRequest keys */
        keys?: (boolean|null);
    }

    /** Represents a LeaseTimeToLiveRequest. */
    class LeaseTimeToLiveRequest implements ILeaseTimeToLiveRequest {

        /**
         * Constructs a new LeaseTimeToLiveRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ILeaseTimeToLiveRequest);

        /** LeaseTimeToLiveRequest ID. */
        public ID: number;

        /** LeaseTimeToLiveRequest keys. */
        public keys: boolean;

        /**
         * Creates a new LeaseTimeToLiveRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaseTimeToLiveRequest instance
         */
        public static create(properties?: etcdserverpb.ILeaseTimeToLiveRequest): etcdserverpb.LeaseTimeToLiveRequest;

        /**
         * Encodes the specified LeaseTimeToLiveRequest message. Does not implicitly {@link etcdserverpb.LeaseTimeToLiveRequest.verify|verify} messages.
         * @param message LeaseTimeToLiveRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ILeaseTimeToLiveRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaseTimeToLiveRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaseTimeToLiveRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.LeaseTimeToLiveRequest;
    }

    /** Properties of a LeaseTimeToLiveResponse. */
    interface ILeaseTimeToLiveResponse {

        /** LeaseTimeToLiveResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** LeaseTimeToLiveResponse ID */
        ID?: (number|null);

        /** LeaseTimeToLiveResponse TTL */
        TTL?: (number|null);

        /** LeaseTimeToLiveResponse grantedTTL */
        grantedTTL?: (number|null);

        /** LeaseTimeToLiveResponse keys */
        keys?: (Uint8Array[]|null);
    }

    /** Represents a LeaseTimeToLiveResponse. */
    class LeaseTimeToLiveResponse implements ILeaseTimeToLiveResponse {

        /**
         * Constructs a new LeaseTimeToLiveResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ILeaseTimeToLiveResponse);

        /** LeaseTimeToLiveResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** LeaseTimeToLiveResponse ID. */
        public ID: number;

        /** LeaseTimeToLiveResponse TTL. */
        public TTL: number;

        /** LeaseTimeToLiveResponse grantedTTL. */
        public grantedTTL: number;

        /** LeaseTimeToLiveResponse keys. */
        public keys: Uint8Array[];

        /**
         * Creates a new LeaseTimeToLiveResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaseTimeToLiveResponse instance
         */
        public static create(properties?: etcdserverpb.ILeaseTimeToLiveResponse): etcdserverpb.LeaseTimeToLiveResponse;

        /**
         * Encodes the specified LeaseTimeToLiveResponse message. Does not implicitly {@link etcdserverpb.LeaseTimeToLiveResponse.verify|verify} messages.
         * @param message LeaseTimeToLiveResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ILeaseTimeToLiveResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaseTimeToLiveResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaseTimeToLiveResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.LeaseTimeToLiveResponse;
    }

    /** Properties of a LeaseLeasesRequest. */
    interface ILeaseLeasesRequest {
    }

    /** Represents a LeaseLeasesRequest. */
    class LeaseLeasesRequest implements ILeaseLeasesRequest {

        /**
         * Constructs a new LeaseLeasesRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ILeaseLeasesRequest);

        /**
         * Creates a new LeaseLeasesRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaseLeasesRequest instance
         */
        public static create(properties?: etcdserverpb.ILeaseLeasesRequest): etcdserverpb.LeaseLeasesRequest;

        /**
         * Encodes the specified LeaseLeasesRequest message. Does not implicitly {@link etcdserverpb.LeaseLeasesRequest.verify|verify} messages.
         * @param message LeaseLeasesRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ILeaseLeasesRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaseLeasesRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaseLeasesRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.LeaseLeasesRequest;
    }

    /** Properties of a LeaseStatus. */
    interface ILeaseStatus {

        /** LeaseStatus ID */
        ID?: (number|null);
    }

    /** Represents a LeaseStatus. */
    class LeaseStatus implements ILeaseStatus {

        /**
         * Constructs a new LeaseStatus.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ILeaseStatus);

        /** LeaseStatus ID. */
        public ID: number;

        /**
         * Creates a new LeaseStatus instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaseStatus instance
         */
        public static create(properties?: etcdserverpb.ILeaseStatus): etcdserverpb.LeaseStatus;

        /**
         * Encodes the specified LeaseStatus message. Does not implicitly {@link etcdserverpb.LeaseStatus.verify|verify} messages.
         * @param message LeaseStatus message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ILeaseStatus, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaseStatus message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaseStatus
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.LeaseStatus;
    }

    /** Properties of a LeaseLeasesResponse. */
    interface ILeaseLeasesResponse {

        /** LeaseLeasesResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** LeaseLeasesResponse leases */
        leases?: (etcdserverpb.ILeaseStatus[]|null);
    }

    /** Represents a LeaseLeasesResponse. */
    class LeaseLeasesResponse implements ILeaseLeasesResponse {

        /**
         * Constructs a new LeaseLeasesResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ILeaseLeasesResponse);

        /** LeaseLeasesResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** LeaseLeasesResponse leases. */
        public leases: etcdserverpb.ILeaseStatus[];

        /**
         * Creates a new LeaseLeasesResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaseLeasesResponse instance
         */
        public static create(properties?: etcdserverpb.ILeaseLeasesResponse): etcdserverpb.LeaseLeasesResponse;

        /**
         * Encodes the specified LeaseLeasesResponse message. Does not implicitly {@link etcdserverpb.LeaseLeasesResponse.verify|verify} messages.
         * @param message LeaseLeasesResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ILeaseLeasesResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaseLeasesResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaseLeasesResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.LeaseLeasesResponse;
    }

    /** Properties of a MemberAddRequest. */
    interface IMemberAddRequest {

        /** MemberAddRequest peerURLs */
        peerURLs?: (string[]|null);

        /** MemberAddRequest isLearner */
        isLearner?: (boolean|null);
    }

    /** Represents a MemberAddRequest. */
    class MemberAddRequest implements IMemberAddRequest {

        /**
         * Constructs a new MemberAddRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMemberAddRequest);

        /** MemberAddRequest peerURLs. */
        public peerURLs: string[];

        /** MemberAddRequest isLearner. */
        public isLearner: boolean;

        /**
         * Creates a new MemberAddRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MemberAddRequest instance
         */
        public static create(properties?: etcdserverpb.IMemberAddRequest): etcdserverpb.MemberAddRequest;

        /**
         * Encodes the specified MemberAddRequest message. Does not implicitly {@link etcdserverpb.MemberAddRequest.verify|verify} messages.
         * @param message MemberAddRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMemberAddRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MemberAddRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns MemberAddRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.MemberAddRequest;
    }

    /** Properties of a MemberAddResponse. */
    interface IMemberAddResponse {

        /** MemberAddResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** MemberAddResponse member */
        member?: (etcdserverpb.IMember|null);

        /** MemberAddResponse members */
        members?: (etcdserverpb.IMember[]|null);
    }

    /** Represents a MemberAddResponse. */
    class MemberAddResponse implements IMemberAddResponse {

        /**
         * Constructs a new MemberAddResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMemberAddResponse);

        /** MemberAddResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** MemberAddResponse member. */
        public member?: (etcdserverpb.IMember|null);

        /** MemberAddResponse members. */
        public members: etcdserverpb.IMember[];

        /**
         * Creates a new MemberAddResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MemberAddResponse instance
         */
        public static create(properties?: etcdserverpb.IMemberAddResponse): etcdserverpb.MemberAddResponse;

        /**
         * Encodes the specified MemberAddResponse message. Does not implicitly {@link etcdserverpb.MemberAddResponse.verify|verify} messages.
         * @param message MemberAddResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMemberAddResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MemberAddResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns MemberAddResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.MemberAddResponse;
    }

    /** Properties of a MemberRemoveRequest. */
    interface IMemberRemoveRequest {

        /** MemberRemoveRequest ID */
        ID?: (number|null);
    }

    /** Represents a MemberRemoveRequest. */
    class MemberRemoveRequest implements IMemberRemoveRequest {

        /**
         * Constructs a new MemberRemoveRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMemberRemoveRequest);

        /** MemberRemoveRequest ID. */
        public ID: number;

        /**
         * Creates a new MemberRemoveRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MemberRemoveRequest instance
         */
        public static create(properties?: etcdserverpb.IMemberRemoveRequest): etcdserverpb.MemberRemoveRequest;

        /**
         * Encodes the specified MemberRemoveRequest message. Does not implicitly {@link etcdserverpb.MemberRemoveRequest.verify|verify} messages.
         * @param message MemberRemoveRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMemberRemoveRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MemberRemoveRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns MemberRemoveRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.MemberRemoveRequest;
    }

    /** Properties of a MemberRemoveResponse. */
    interface IMemberRemoveResponse {

        /** MemberRemoveResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** MemberRemoveResponse members */
        members?: (etcdserverpb.IMember[]|null);
    }

    /** Represents a MemberRemoveResponse. */
    class MemberRemoveResponse implements IMemberRemoveResponse {

        /**
         * Constructs a new MemberRemoveResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMemberRemoveResponse);

        /** MemberRemoveResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** MemberRemoveResponse members. */
        public members: etcdserverpb.IMember[];

        /**
         * Creates a new MemberRemoveResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MemberRemoveResponse instance
         */
        public static create(properties?: etcdserverpb.IMemberRemoveResponse): etcdserverpb.MemberRemoveResponse;

        /**
         * Encodes the specified MemberRemoveResponse message. Does not implicitly {@link etcdserverpb.MemberRemoveResponse.verify|verify} messages.
         * @param message MemberRemoveResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMemberRemoveResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MemberRemoveResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns MemberRemoveResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.MemberRemoveResponse;
    }

    /** Properties of a MemberUpdateRequest. */
    interface IMemberUpdateRequest {

        /** MemberUpdateRequest ID */
        ID?: (number|null);

        /** MemberUpdateRequest peerURLs */
        peerURLs?: (string[]|null);
    }

    /** Represents a MemberUpdateRequest. */
    class MemberUpdateRequest implements IMemberUpdateRequest {

        /**
         * Constructs a new MemberUpdateRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMemberUpdateRequest);

        /** MemberUpdateRequest ID. */
        public ID: number;

        /** MemberUpdateRequest peerURLs. */
        public peerURLs: string[];

        /**
         * Creates a new MemberUpdateRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MemberUpdateRequest instance
         */
        public static create(properties?: etcdserverpb.IMemberUpdateRequest): etcdserverpb.MemberUpdateRequest;

        /**
         * Encodes the specified MemberUpdateRequest message. Does not implicitly {@link etcdserverpb.MemberUpdateRequest.verify|verify} messages.
         * @param message MemberUpdateRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMemberUpdateRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MemberUpdateRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns MemberUpdateRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.MemberUpdateRequest;
    }

    /** Properties of a MemberUpdateResponse. */
    interface IMemberUpdateResponse {

        /** MemberUpdateResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** MemberUpdateResponse members */
        members?: (etcdserverpb.IMember[]|null);
    }

    /** Represents a MemberUpdateResponse. */
    class MemberUpdateResponse implements IMemberUpdateResponse {

        /**
         * Constructs a new MemberUpdateResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMemberUpdateResponse);

        /** MemberUpdateResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** MemberUpdateResponse members. */
        public members: etcdserverpb.IMember[];

        /**
         * Creates a new MemberUpdateResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MemberUpdateResponse instance
         */
        public static create(properties?: etcdserverpb.IMemberUpdateResponse): etcdserverpb.MemberUpdateResponse;

        /**
         * Encodes the specified MemberUpdateResponse message. Does not implicitly {@link etcdserverpb.MemberUpdateResponse.verify|verify} messages.
         * @param message MemberUpdateResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMemberUpdateResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MemberUpdateResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns MemberUpdateResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.MemberUpdateResponse;
    }

    /** Properties of a MemberPromoteRequest. */
    interface IMemberPromoteRequest {

        /** MemberPromoteRequest ID */
        ID?: (number|null);
    }

    /** Represents a MemberPromoteRequest. */
    class MemberPromoteRequest implements IMemberPromoteRequest {

        /**
         * Constructs a new MemberPromoteRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMemberPromoteRequest);

        /** MemberPromoteRequest ID. */
        public ID: number;

        /**
         * Creates a new MemberPromoteRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MemberPromoteRequest instance
         */
        public static create(properties?: etcdserverpb.IMemberPromoteRequest): etcdserverpb.MemberPromoteRequest;

        /**
         * Encodes the specified MemberPromoteRequest message. Does not implicitly {@link etcdserverpb.MemberPromoteRequest.verify|verify} messages.
         * @param message MemberPromoteRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMemberPromoteRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MemberPromoteRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns MemberPromoteRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.MemberPromoteRequest;
    }

    /** Properties of a MemberPromoteResponse. */
    interface IMemberPromoteResponse {

        /** MemberPromoteResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** MemberPromoteResponse members */
        members?: (etcdserverpb.IMember[]|null);
    }

    /** Represents a MemberPromoteResponse. */
    class MemberPromoteResponse implements IMemberPromoteResponse {

        /**
         * Constructs a new MemberPromoteResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMemberPromoteResponse);

        /** MemberPromoteResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** MemberPromoteResponse members. */
        public members: etcdserverpb.IMember[];

        /**
         * Creates a new MemberPromoteResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MemberPromoteResponse instance
         */
        public static create(properties?: etcdserverpb.IMemberPromoteResponse): etcdserverpb.MemberPromoteResponse;

        /**
         * Encodes the specified MemberPromoteResponse message. Does not implicitly {@link etcdserverpb.MemberPromoteResponse.verify|verify} messages.
         * @param message MemberPromoteResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMemberPromoteResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MemberPromoteResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns MemberPromoteResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.MemberPromoteResponse;
    }

    /** Properties of a MemberListRequest. */
    interface IMemberListRequest {

        /** MemberListRequest linearizable */
        linearizable?: (boolean|null);
    }

    /** Represents a MemberListRequest. */
    class MemberListRequest implements IMemberListRequest {

        /**
         * Constructs a new MemberListRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMemberListRequest);

        /** MemberListRequest linearizable. */
        public linearizable: boolean;

        /**
         * Creates a new MemberListRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MemberListRequest instance
         */
        public static create(properties?: etcdserverpb.IMemberListRequest): etcdserverpb.MemberListRequest;

        /**
         * Encodes the specified MemberListRequest message. Does not implicitly {@link etcdserverpb.MemberListRequest.verify|verify} messages.
         * @param message MemberListRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMemberListRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MemberListRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns MemberListRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.MemberListRequest;
    }

    /** Properties of a MemberListResponse. */
    interface IMemberListResponse {

        /** MemberListResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** MemberListResponse members */
        members?: (etcdserverpb.IMember[]|null);
    }

    /** Represents a MemberListResponse. */
    class MemberListResponse implements IMemberListResponse {

        /**
         * Constructs a new MemberListResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMemberListResponse);

        /** MemberListResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** MemberListResponse members. */
        public members: etcdserverpb.IMember[];

        /**
         * Creates a new MemberListResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MemberListResponse instance
         */
        public static create(properties?: etcdserverpb.IMemberListResponse): etcdserverpb.MemberListResponse;

        /**
         * Encodes the specified MemberListResponse message. Does not implicitly {@link etcdserverpb.MemberListResponse.verify|verify} messages.
         * @param message MemberListResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMemberListResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MemberListResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns MemberListResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.MemberListResponse;
    }

    /** Properties of a Member. */
    interface IMember {

        /** Member ID */
        ID?: (number|null);

        /** Member name */
        name?: (string|null);

        /** Member peerURLs */
        peerURLs?: (string[]|null);

        /** Member clientURLs */
        clientURLs?: (string[]|null);

        /** Member isLearner */
        isLearner?: (boolean|null);
    }

    /** Represents a Member. */
    class Member implements IMember {

        /**
         * Constructs a new Member.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMember);

        /** Member ID. */
        public ID: number;

        /** Member name. */
        public name: string;

        /** Member peerURLs. */
        public peerURLs: string[];

        /** Member clientURLs. */
        public clientURLs: string[];

        /** Member isLearner. */
        public isLearner: boolean;

        /**
         * Creates a new Member instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Member instance
         */
        public static create(properties?: etcdserverpb.IMember): etcdserverpb.Member;

        /**
         * Encodes the specified Member message. Does not implicitly {@link etcdserverpb.Member.verify|verify} messages.
         * @param message Member message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMember, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Member message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns Member
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.Member;
    }

    /** Properties of a StatusRequest. */
    interface IStatusRequest {
    }

    /** Represents a StatusRequest. */
    class StatusRequest implements IStatusRequest {

        /**
         * Constructs a new StatusRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IStatusRequest);

        /**
         * Creates a new StatusRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns StatusRequest instance
         */
        public static create(properties?: etcdserverpb.IStatusRequest): etcdserverpb.StatusRequest;

        /**
         * Encodes the specified StatusRequest message. Does not implicitly {@link etcdserverpb.StatusRequest.verify|verify} messages.
         * @param message StatusRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IStatusRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a StatusRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns StatusRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.StatusRequest;
    }

    /** Properties of a StatusResponse. */
    interface IStatusResponse {

        /** StatusResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** StatusResponse version */
        version?: (string|null);

        /** StatusResponse dbSize */
        dbSize?: (number|null);

        /** StatusResponse leader */
        leader?: (number|null);

        /** StatusResponse raftIndex */
        raftIndex?: (number|null);

        /** StatusResponse raftTerm */
        raftTerm?: (number|null);

        /** StatusResponse raftAppliedIndex */
        raftAppliedIndex?: (number|null);

        /** StatusResponse errors */
        errors?: (string[]|null);

        /** StatusResponse dbSizeInUse */
        dbSizeInUse?: (number|null);

        /** StatusResponse isLearner */
        isLearner?: (boolean|null);

        /** StatusResponse storageVersion */
        storageVersion?: (string|null);

        /** StatusResponse dbSizeQuota */
        dbSizeQuota?: (number|null);

        /** StatusResponse downgradeInfo */
        downgradeInfo?: (etcdserverpb.IDowngradeInfo|null);
    }

    /** Represents a StatusResponse. */
    class StatusResponse implements IStatusResponse {

        /**
         * Constructs a new StatusResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IStatusResponse);

        /** StatusResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** StatusResponse version. */
        public version: string;

        /** StatusResponse dbSize. */
        public dbSize: number;

        /** StatusResponse leader. */
        public leader: number;

        /** StatusResponse raftIndex. */
        public raftIndex: number;

        /** StatusResponse raftTerm. */
        public raftTerm: number;

        /** StatusResponse raftAppliedIndex. */
        public raftAppliedIndex: number;

        /** StatusResponse errors. */
        public errors: string[];

        /** StatusResponse dbSizeInUse. */
        public dbSizeInUse: number;

        /** StatusResponse isLearner. */
        public isLearner: boolean;

        /** StatusResponse storageVersion. */
        public storageVersion: string;

        /** StatusResponse dbSizeQuota. */
        public dbSizeQuota: number;

        /** StatusResponse downgradeInfo. */
        public downgradeInfo?: (etcdserverpb.IDowngradeInfo|null);

        /**
         * Creates a new StatusResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns StatusResponse instance
         */
        public static create(properties?: etcdserverpb.IStatusResponse): etcdserverpb.StatusResponse;

        /**
         * Encodes the specified StatusResponse message. Does not implicitly {@link etcdserverpb.StatusResponse.verify|verify} messages.
         * @param message StatusResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IStatusResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a StatusResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns StatusResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.StatusResponse;
    }

    /** Properties of a DowngradeInfo. */
    interface IDowngradeInfo {

        /** DowngradeInfo enabled */
        enabled?: (boolean|null);

        /** DowngradeInfo targetVersion */
        targetVersion?: (string|null);
    }

    /** Represents a DowngradeInfo. */
    class DowngradeInfo implements IDowngradeInfo {

        /**
         * Constructs a new DowngradeInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IDowngradeInfo);

        /** DowngradeInfo enabled. */
        public enabled: boolean;

        /** DowngradeInfo targetVersion. */
        public targetVersion: string;

        /**
         * Creates a new DowngradeInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns DowngradeInfo instance
         */
        public static create(properties?: etcdserverpb.IDowngradeInfo): etcdserverpb.DowngradeInfo;

        /**
         * Encodes the specified DowngradeInfo message. Does not implicitly {@link etcdserverpb.DowngradeInfo.verify|verify} messages.
         * @param message DowngradeInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IDowngradeInfo, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a DowngradeInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns DowngradeInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.DowngradeInfo;
    }

    /** AlarmType enum. */
    enum AlarmType {
        NONE = 0,
        NOSPACE = 1,
        CORRUPT = 2
    }

    /** Properties of an AlarmRequest. */
    interface IAlarmRequest {

        /** AlarmRequest action */
        action?: (etcdserverpb.AlarmRequest.AlarmAction|null);

        /** AlarmRequest memberID */
        memberID?: (number|null);

        /** AlarmRequest alarm */
        alarm?: (etcdserverpb.AlarmType|null);
    }

    /** Represents an AlarmRequest. */
    class AlarmRequest implements IAlarmRequest {

        /**
         * Constructs a new AlarmRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IAlarmRequest);

        /** AlarmRequest action. */
        public action: etcdserverpb.AlarmRequest.AlarmAction;

        /** AlarmRequest memberID. */
        public memberID: number;

        /** AlarmRequest alarm. */
        public alarm: etcdserverpb.AlarmType;

        /**
         * Creates a new AlarmRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns AlarmRequest instance
         */
        public static create(properties?: etcdserverpb.IAlarmRequest): etcdserverpb.AlarmRequest;

        /**
         * Encodes the specified AlarmRequest message. Does not implicitly {@link etcdserverpb.AlarmRequest.verify|verify} messages.
         * @param message AlarmRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IAlarmRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AlarmRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns AlarmRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.AlarmRequest;
    }

    namespace AlarmRequest {

        /** AlarmAction enum. */
        enum AlarmAction {
            GET = 0,
            ACTIVATE = 1,
            DEACTIVATE = 2
        }
    }

    /** Properties of an AlarmMember. */
    interface IAlarmMember {

        /** AlarmMember memberID */
        memberID?: (number|null);

        /** AlarmMember alarm */
        alarm?: (etcdserverpb.AlarmType|null);
    }

    /** Represents an AlarmMember. */
    class AlarmMember implements IAlarmMember {

        /**
         * Constructs a new AlarmMember.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IAlarmMember);

        /** AlarmMember memberID. */
        public memberID: number;

        /** AlarmMember alarm. */
        public alarm: etcdserverpb.AlarmType;

        /**
         * Creates a new AlarmMember instance using the specified properties.
         * @param [properties] Properties to set
         * @returns AlarmMember instance
         */
        public static create(properties?: etcdserverpb.IAlarmMember): etcdserverpb.AlarmMember;

        /**
         * Encodes the specified AlarmMember message. Does not implicitly {@link etcdserverpb.AlarmMember.verify|verify} messages.
         * @param message AlarmMember message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IAlarmMember, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AlarmMember message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns AlarmMember
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.AlarmMember;
    }

    /** Properties of an AlarmResponse. */
    interface IAlarmResponse {

        /** AlarmResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** AlarmResponse alarms */
        alarms?: (etcdserverpb.IAlarmMember[]|null);
    }

    /** Represents an AlarmResponse. */
    class AlarmResponse implements IAlarmResponse {

        /**
         * Constructs a new AlarmResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IAlarmResponse);

        /** AlarmResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** AlarmResponse alarms. */
        public alarms: etcdserverpb.IAlarmMember[];

        /**
         * Creates a new AlarmResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns AlarmResponse instance
         */
        public static create(properties?: etcdserverpb.IAlarmResponse): etcdserverpb.AlarmResponse;

        /**
         * Encodes the specified AlarmResponse message. Does not implicitly {@link etcdserverpb.AlarmResponse.verify|verify} messages.
         * @param message AlarmResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IAlarmResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AlarmResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns AlarmResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.AlarmResponse;
    }

    /** Properties of a DefragmentRequest. */
    interface IDefragmentRequest {
    }

    /** Represents a DefragmentRequest. */
    class DefragmentRequest implements IDefragmentRequest {

        /**
         * Constructs a new DefragmentRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IDefragmentRequest);

        /**
         * Creates a new DefragmentRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns DefragmentRequest instance
         */
        public static create(properties?: etcdserverpb.IDefragmentRequest): etcdserverpb.DefragmentRequest;

        /**
         * Encodes the specified DefragmentRequest message. Does not implicitly {@link etcdserverpb.DefragmentRequest.verify|verify} messages.
         * @param message DefragmentRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IDefragmentRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a DefragmentRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns DefragmentRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.DefragmentRequest;
    }

    /** Properties of a DefragmentResponse. */
    interface IDefragmentResponse {

        /** DefragmentResponse header */
        header?: (etcdserverpb.IResponseHeader|null);
    }

    /** Represents a DefragmentResponse. */
    class DefragmentResponse implements IDefragmentResponse {

        /**
         * Constructs a new DefragmentResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IDefragmentResponse);

        /** DefragmentResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /**
         * Creates a new DefragmentResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns DefragmentResponse instance
         */
        public static create(properties?: etcdserverpb.IDefragmentResponse): etcdserverpb.DefragmentResponse;

        /**
         * Encodes the specified DefragmentResponse message. Does not implicitly {@link etcdserverpb.DefragmentResponse.verify|verify} messages.
         * @param message DefragmentResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IDefragmentResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a DefragmentResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns DefragmentResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.DefragmentResponse;
    }

    /** Properties of a HashRequest. */
    interface IHashRequest {
    }

    /** Represents a HashRequest. */
    class HashRequest implements IHashRequest {

        /**
         * Constructs a new HashRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IHashRequest);

        /**
         * Creates a new HashRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HashRequest instance
         */
        public static create(properties?: etcdserverpb.IHashRequest): etcdserverpb.HashRequest;

        /**
         * Encodes the specified HashRequest message. Does not implicitly {@link etcdserverpb.HashRequest.verify|verify} messages.
         * @param message HashRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IHashRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HashRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns HashRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.HashRequest;
    }

    /** Properties of a HashResponse. */
    interface IHashResponse {

        /** HashResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** HashResponse hash */
        hash?: (number|null);
    }

    /** Represents a HashResponse. */
    class HashResponse implements IHashResponse {

        /**
         * Constructs a new HashResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IHashResponse);

        /** HashResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** HashResponse hash. */
        public hash: number;

        /**
         * Creates a new HashResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HashResponse instance
         */
        public static create(properties?: etcdserverpb.IHashResponse): etcdserverpb.HashResponse;

        /**
         * Encodes the specified HashResponse message. Does not implicitly {@link etcdserverpb.HashResponse.verify|verify} messages.
         * @param message HashResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IHashResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HashResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns HashResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.HashResponse;
    }

    /** Properties of a HashKVRequest. */
    interface IHashKVRequest {

        /** HashKVRequest revision */
        revision?: (number|null);
    }

    /** Represents a HashKVRequest. */
    class HashKVRequest implements IHashKVRequest {

        /**
         * Constructs a new HashKVRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IHashKVRequest);

        /** HashKVRequest revision. */
        public revision: number;

        /**
         * Creates a new HashKVRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HashKVRequest instance
         */
        public static create(properties?: etcdserverpb.IHashKVRequest): etcdserverpb.HashKVRequest;

        /**
         * Encodes the specified HashKVRequest message. Does not implicitly {@link etcdserverpb.HashKVRequest.verify|verify} messages.
         * @param message HashKVRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IHashKVRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HashKVRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns HashKVRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.HashKVRequest;
    }

    /** Properties of a HashKVResponse. */
    interface IHashKVResponse {

        /** HashKVResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** HashKVResponse hash */
        hash?: (number|null);

        /** HashKVResponse compactRevision */
        compactRevision?: (number|null);

        /** HashKVResponse hashRevision */
        hashRevision?: (number|null);
    }

    /** Represents a HashKVResponse. */
    class HashKVResponse implements IHashKVResponse {

        /**
         * Constructs a new HashKVResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IHashKVResponse);

        /** HashKVResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** HashKVResponse hash. */
        public hash: number;

        /** HashKVResponse compactRevision. */
        public compactRevision: number;

        /** HashKVResponse hashRevision. */
        public hashRevision: number;

        /**
         * Creates a new HashKVResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HashKVResponse instance
         */
        public static create(properties?: etcdserverpb.IHashKVResponse): etcdserverpb.HashKVResponse;

        /**
         * Encodes the specified HashKVResponse message. Does not implicitly {@link etcdserverpb.HashKVResponse.verify|verify} messages.
         * @param message HashKVResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IHashKVResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HashKVResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns HashKVResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.HashKVResponse;
    }

    /** Properties of a SnapshotRequest. */
    interface ISnapshotRequest {
    }

    /** Represents a SnapshotRequest. */
    class SnapshotRequest implements ISnapshotRequest {

        /**
         * Constructs a new SnapshotRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ISnapshotRequest);

        /**
         * Creates a new SnapshotRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SnapshotRequest instance
         */
        public static create(properties?: etcdserverpb.ISnapshotRequest): etcdserverpb.SnapshotRequest;

        /**
         * Encodes the specified SnapshotRequest message. Does not implicitly {@link etcdserverpb.SnapshotRequest.verify|verify} messages.
         * @param message SnapshotRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ISnapshotRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SnapshotRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns SnapshotRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.SnapshotRequest;
    }

    /** Properties of a SnapshotResponse. */
    interface ISnapshotResponse {

        /** SnapshotResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** SnapshotResponse remainingBytes */
        remainingBytes?: (number|null);

        /** SnapshotResponse blob */
        blob?: (Uint8Array|null);

        /** SnapshotResponse version */
        version?: (string|null);
    }

    /** Represents a SnapshotResponse. */
    class SnapshotResponse implements ISnapshotResponse {

        /**
         * Constructs a new SnapshotResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.ISnapshotResponse);

        /** SnapshotResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** SnapshotResponse remainingBytes. */
        public remainingBytes: number;

        /** SnapshotResponse blob. */
        public blob: Uint8Array;

        /** SnapshotResponse version. */
        public version: string;

        /**
         * Creates a new SnapshotResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SnapshotResponse instance
         */
        public static create(properties?: etcdserverpb.ISnapshotResponse): etcdserverpb.SnapshotResponse;

        /**
         * Encodes the specified SnapshotResponse message. Does not implicitly {@link etcdserverpb.SnapshotResponse.verify|verify} messages.
         * @param message SnapshotResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.ISnapshotResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SnapshotResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns SnapshotResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.SnapshotResponse;
    }

    /** Properties of a MoveLeaderRequest. */
    interface IMoveLeaderRequest {

        /** MoveLeaderRequest targetID */
        targetID?: (number|null);
    }

    /** Represents a MoveLeaderRequest. */
    class MoveLeaderRequest implements IMoveLeaderRequest {

        /**
         * Constructs a new MoveLeaderRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMoveLeaderRequest);

        /** MoveLeaderRequest targetID. */
        public targetID: number;

        /**
         * Creates a new MoveLeaderRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MoveLeaderRequest instance
         */
        public static create(properties?: etcdserverpb.IMoveLeaderRequest): etcdserverpb.MoveLeaderRequest;

        /**
         * Encodes the specified MoveLeaderRequest message. Does not implicitly {@link etcdserverpb.MoveLeaderRequest.verify|verify} messages.
         * @param message MoveLeaderRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMoveLeaderRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MoveLeaderRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns MoveLeaderRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.MoveLeaderRequest;
    }

    /** Properties of a MoveLeaderResponse. */
    interface IMoveLeaderResponse {

        /** MoveLeaderResponse header */
        header?: (etcdserverpb.IResponseHeader|null);
    }

    /** Represents a MoveLeaderResponse. */
    class MoveLeaderResponse implements IMoveLeaderResponse {

        /**
         * Constructs a new MoveLeaderResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcdserverpb.IMoveLeaderResponse);

        /** MoveLeaderResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /**
         * Creates a new MoveLeaderResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MoveLeaderResponse instance
         */
        public static create(properties?: etcdserverpb.IMoveLeaderResponse): etcdserverpb.MoveLeaderResponse;

        /**
         * Encodes the specified MoveLeaderResponse message. Does not implicitly {@link etcdserverpb.MoveLeaderResponse.verify|verify} messages.
         * @param message MoveLeaderResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: etcdserverpb.IMoveLeaderResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MoveLeaderResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns MoveLeaderResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcdserverpb.MoveLeaderResponse;
    }
}

/** Namespace mvccpb. */
export namespace mvccpb {

    /** Properties of a KeyValue. */
    interface IKeyValue {

        /** KeyValue key */
        key?: (Uint8Array|null);

        /** KeyValue createRevision */
        createRevision?: (number|null);

        /** KeyValue modRevision */
        modRevision?: (number|null);

        /** KeyValue version */
        version?: (number|null);

        /** KeyValue value */
        value?: (Uint8Array|null);

        /** KeyValue lease */
        lease?: (number|null);
    }

    /** Represents a KeyValue. */
    class KeyValue implements IKeyValue {

        /**
         * Constructs a new KeyValue.
         * @param [properties] Properties to set
         */
        constructor(properties?: mvccpb.IKeyValue);

        /** KeyValue key. */
        public key: Uint8Array;

        /** KeyValue createRevision. */
        public createRevision: number;

        /** KeyValue modRevision. */
        public modRevision: number;

        /** KeyValue version. */
        public version: number;

        /** KeyValue value. */
        public value: Uint8Array;

        /** KeyValue lease. */
        public lease: number;

        /**
         * Creates a new KeyValue instance using the specified properties.
         * @param [properties] Properties to set
         * @returns KeyValue instance
         */
        public static create(properties?: mvccpb.IKeyValue): mvccpb.KeyValue;

        /**
         * Encodes the specified KeyValue message. Does not implicitly {@link mvccpb.KeyValue.verify|verify} messages.
         * @param message KeyValue message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: mvccpb.IKeyValue, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a KeyValue message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns KeyValue
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mvccpb.KeyValue;
    }

    /** Properties of an Event. */
    interface IEvent {

        /** Event type */
        type?: (mvccpb.Event.EventType|null);

        /** Event kv */
        kv?: (mvccpb.IKeyValue|null);

        /** Event prevKv */
        prevKv?: (mvccpb.IKeyValue|null);
    }

    /** Represents an Event. */
    class Event implements IEvent {

        /**
         * Constructs a new Event.
         * @param [properties] Properties to set
         */
        constructor(properties?: mvccpb.IEvent);

        /** Event type. */
        public type: mvccpb.Event.EventType;

        /** Event kv. */
        public kv?: (mvccpb.IKeyValue|null);

        /** Event prevKv. */
        public prevKv?: (mvccpb.IKeyValue|null);

        /**
         * Creates a new Event instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Event instance
         */
        public static create(properties?: mvccpb.IEvent): mvccpb.Event;

        /**
         * Encodes the specified Event message. Does not implicitly {@link mvccpb.Event.verify|verify} messages.
         * @param message Event message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: mvccpb.IEvent, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Event message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns Event
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mvccpb.Event;
    }

    namespace Event {

        /** EventType enum. */
        enum EventType {
            PUT = 0,
            DELETE = 1
        }
    }
}

/** Namespace v3electionpb. */
export namespace v3electionpb {

    /** Properties of a CampaignRequest. */
    interface ICampaignRequest {

        /** CampaignRequest name */
        name?: (Uint8Array|null);

        /** CampaignRequest lease */
        lease?: (number|null);

        /** CampaignRequest value */
        value?: (Uint8Array|null);
    }

    /** Represents a CampaignRequest. */
    class CampaignRequest implements ICampaignRequest {

        /**
         * Constructs a new CampaignRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3electionpb.ICampaignRequest);

        /** CampaignRequest name. */
        public name: Uint8Array;

        /** CampaignRequest lease. */
        public lease: number;

        /** CampaignRequest value. */
        public value: Uint8Array;

        /**
         * Creates a new CampaignRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CampaignRequest instance
         */
        public static create(properties?: v3electionpb.ICampaignRequest): v3electionpb.CampaignRequest;

        /**
         * Encodes the specified CampaignRequest message. Does not implicitly {@link v3electionpb.CampaignRequest.verify|verify} messages.
         * @param message CampaignRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3electionpb.ICampaignRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CampaignRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns CampaignRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3electionpb.CampaignRequest;
    }

    /** Properties of a CampaignResponse. */
    interface ICampaignResponse {

        /** CampaignResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** CampaignResponse leader */
        leader?: (v3electionpb.ILeaderKey|null);
    }

    /** Represents a CampaignResponse. */
    class CampaignResponse implements ICampaignResponse {

        /**
         * Constructs a new CampaignResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3electionpb.ICampaignResponse);

        /** CampaignResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** CampaignResponse leader. */
        public leader?: (v3electionpb.ILeaderKey|null);

        /**
         * Creates a new CampaignResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CampaignResponse instance
         */
        public static create(properties?: v3electionpb.ICampaignResponse): v3electionpb.CampaignResponse;

        /**
         * Encodes the specified CampaignResponse message. Does not implicitly {@link v3electionpb.CampaignResponse.verify|verify} messages.
         * @param message CampaignResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3electionpb.ICampaignResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CampaignResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns CampaignResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3electionpb.CampaignResponse;
    }

    /** Properties of a LeaderKey. */
    interface ILeaderKey {

        /** LeaderKey name */
        name?: (Uint8Array|null);

        /** LeaderKey key */
        key?: (Uint8Array|null);

        /** LeaderKey rev */
        rev?: (number|null);

        /** LeaderKey lease */
        lease?: (number|null);
    }

    /** Represents a LeaderKey. */
    class LeaderKey implements ILeaderKey {

        /**
         * Constructs a new LeaderKey.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3electionpb.ILeaderKey);

        /** LeaderKey name. */
        public name: Uint8Array;

        /** LeaderKey key. */
        public key: Uint8Array;

        /** LeaderKey rev. */
        public rev: number;

        /** LeaderKey lease. */
        public lease: number;

        /**
         * Creates a new LeaderKey instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaderKey instance
         */
        public static create(properties?: v3electionpb.ILeaderKey): v3electionpb.LeaderKey;

        /**
         * Encodes the specified LeaderKey message. Does not implicitly {@link v3electionpb.LeaderKey.verify|verify} messages.
         * @param message LeaderKey message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3electionpb.ILeaderKey, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaderKey message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaderKey
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3electionpb.LeaderKey;
    }

    /** Properties of a LeaderRequest. */
    interface ILeaderRequest {

        /** LeaderRequest name */
        name?: (Uint8Array|null);
    }

    /** Represents a LeaderRequest. */
    class LeaderRequest implements ILeaderRequest {

        /**
         * Constructs a new LeaderRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3electionpb.ILeaderRequest);

        /** LeaderRequest name. */
        public name: Uint8Array;

        /**
         * Creates a new LeaderRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaderRequest instance
         */
        public static create(properties?: v3electionpb.ILeaderRequest): v3electionpb.LeaderRequest;

        /**
         * Encodes the specified LeaderRequest message. Does not implicitly {@link v3electionpb.LeaderRequest.verify|verify} messages.
         * @param message LeaderRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3electionpb.ILeaderRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaderRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaderRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3electionpb.LeaderRequest;
    }

    /** Properties of a LeaderResponse. */
    interface ILeaderResponse {

        /** LeaderResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** LeaderResponse kv */
        kv?: (mvccpb.IKeyValue|null);
    }

    /** Represents a LeaderResponse. */
    class LeaderResponse implements ILeaderResponse {

        /**
         * Constructs a new LeaderResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3electionpb.ILeaderResponse);

        /** LeaderResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** LeaderResponse kv. */
        public kv?: (mvccpb.IKeyValue|null);

        /**
         * Creates a new LeaderResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaderResponse instance
         */
        public static create(properties?: v3electionpb.ILeaderResponse): v3electionpb.LeaderResponse;

        /**
         * Encodes the specified LeaderResponse message. Does not implicitly {@link v3electionpb.LeaderResponse.verify|verify} messages.
         * @param message LeaderResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3electionpb.ILeaderResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaderResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LeaderResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3electionpb.LeaderResponse;
    }

    /** Properties of a ResignRequest. */
    interface IResignRequest {

        /** ResignRequest leader */
        leader?: (v3electionpb.ILeaderKey|null);
    }

    /** Represents a ResignRequest. */
    class ResignRequest implements IResignRequest {

        /**
         * Constructs a new ResignRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3electionpb.IResignRequest);

        /** ResignRequest leader. */
        public leader?: (v3electionpb.ILeaderKey|null);

        /**
         * Creates a new ResignRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ResignRequest instance
         */
        public static create(properties?: v3electionpb.IResignRequest): v3electionpb.ResignRequest;

        /**
         * Encodes the specified ResignRequest message. Does not implicitly {@link v3electionpb.ResignRequest.verify|verify} messages.
         * @param message ResignRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3electionpb.IResignRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ResignRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns ResignRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3electionpb.ResignRequest;
    }

    /** Properties of a ResignResponse. */
    interface IResignResponse {

        /** ResignResponse header */
        header?: (etcdserverpb.IResponseHeader|null);
    }

    /** Represents a ResignResponse. */
    class ResignResponse implements IResignResponse {

        /**
         * Constructs a new ResignResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3electionpb.IResignResponse);

        /** ResignResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /**
         * Creates a new ResignResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ResignResponse instance
         */
        public static create(properties?: v3electionpb.IResignResponse): v3electionpb.ResignResponse;

        /**
         * Encodes the specified ResignResponse message. Does not implicitly {@link v3electionpb.ResignResponse.verify|verify} messages.
         * @param message ResignResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3electionpb.IResignResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ResignResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns ResignResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3electionpb.ResignResponse;
    }

    /** Properties of a ProclaimRequest. */
    interface IProclaimRequest {

        /** ProclaimRequest leader */
        leader?: (v3electionpb.ILeaderKey|null);

        /** ProclaimRequest value */
        value?: (Uint8Array|null);
    }

    /** Represents a ProclaimRequest. */
    class ProclaimRequest implements IProclaimRequest {

        /**
         * Constructs a new ProclaimRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3electionpb.IProclaimRequest);

        /** ProclaimRequest leader. */
        public leader?: (v3electionpb.ILeaderKey|null);

        /** ProclaimRequest value. */
        public value: Uint8Array;

        /**
         * Creates a new ProclaimRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ProclaimRequest instance
         */
        public static create(properties?: v3electionpb.IProclaimRequest): v3electionpb.ProclaimRequest;

        /**
         * Encodes the specified ProclaimRequest message. Does not implicitly {@link v3electionpb.ProclaimRequest.verify|verify} messages.
         * @param message ProclaimRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3electionpb.IProclaimRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ProclaimRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns ProclaimRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3electionpb.ProclaimRequest;
    }

    /** Properties of a ProclaimResponse. */
    interface IProclaimResponse {

        /** ProclaimResponse header */
        header?: (etcdserverpb.IResponseHeader|null);
    }

    /** Represents a ProclaimResponse. */
    class ProclaimResponse implements IProclaimResponse {

        /**
         * Constructs a new ProclaimResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3electionpb.IProclaimResponse);

        /** ProclaimResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /**
         * Creates a new ProclaimResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ProclaimResponse instance
         */
        public static create(properties?: v3electionpb.IProclaimResponse): v3electionpb.ProclaimResponse;

        /**
         * Encodes the specified ProclaimResponse message. Does not implicitly {@link v3electionpb.ProclaimResponse.verify|verify} messages.
         * @param message ProclaimResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3electionpb.IProclaimResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ProclaimResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns ProclaimResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3electionpb.ProclaimResponse;
    }
}

/** Namespace v3lockpb. */
export namespace v3lockpb {

    /** Properties of a LockRequest. */
    interface ILockRequest {

        /** LockRequest name */
        name?: (Uint8Array|null);

        /** LockRequest lease */
        lease?: (number|null);
    }

    /** Represents a LockRequest. */
    class LockRequest implements ILockRequest {

        /**
         * Constructs a new LockRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3lockpb.ILockRequest);

        /** LockRequest name. */
        public name: Uint8Array;

        /** LockRequest lease. */
        public lease: number;

        /**
         * Creates a new LockRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LockRequest instance
         */
        public static create(properties?: v3lockpb.ILockRequest): v3lockpb.LockRequest;

        /**
         * Encodes the specified LockRequest message. Does not implicitly {@link v3lockpb.LockRequest.verify|verify} messages.
         * @param message LockRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3lockpb.ILockRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LockRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LockRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3lockpb.LockRequest;
    }

    /** Properties of a LockResponse. */
    interface ILockResponse {

        /** LockResponse header */
        header?: (etcdserverpb.IResponseHeader|null);

        /** LockResponse key */
        key?: (Uint8Array|null);
    }

    /** Represents a LockResponse. */
    class LockResponse implements ILockResponse {

        /**
         * Constructs a new LockResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3lockpb.ILockResponse);

        /** LockResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /** LockResponse key. */
        public key: Uint8Array;

        /**
         * Creates a new LockResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LockResponse instance
         */
        public static create(properties?: v3lockpb.ILockResponse): v3lockpb.LockResponse;

        /**
         * Encodes the specified LockResponse message. Does not implicitly {@link v3lockpb.LockResponse.verify|verify} messages.
         * @param message LockResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3lockpb.ILockResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LockResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns LockResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3lockpb.LockResponse;
    }

    /** Properties of an UnlockRequest. */
    interface IUnlockRequest {

        /** UnlockRequest key */
        key?: (Uint8Array|null);
    }

    /** Represents an UnlockRequest. */
    class UnlockRequest implements IUnlockRequest {

        /**
         * Constructs a new UnlockRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3lockpb.IUnlockRequest);

        /** UnlockRequest key. */
        public key: Uint8Array;

        /**
         * Creates a new UnlockRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns UnlockRequest instance
         */
        public static create(properties?: v3lockpb.IUnlockRequest): v3lockpb.UnlockRequest;

        /**
         * Encodes the specified UnlockRequest message. Does not implicitly {@link v3lockpb.UnlockRequest.verify|verify} messages.
         * @param message UnlockRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3lockpb.IUnlockRequest, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an UnlockRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns UnlockRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3lockpb.UnlockRequest;
    }

    /** Properties of an UnlockResponse. */
    interface IUnlockResponse {

        /** UnlockResponse header */
        header?: (etcdserverpb.IResponseHeader|null);
    }

    /** Represents an UnlockResponse. */
    class UnlockResponse implements IUnlockResponse {

        /**
         * Constructs a new UnlockResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: v3lockpb.IUnlockResponse);

        /** UnlockResponse header. */
        public header?: (etcdserverpb.IResponseHeader|null);

        /**
         * Creates a new UnlockResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns UnlockResponse instance
         */
        public static create(properties?: v3lockpb.IUnlockResponse): v3lockpb.UnlockResponse;

        /**
         * Encodes the specified UnlockResponse message. Does not implicitly {@link v3lockpb.UnlockResponse.verify|verify} messages.
         * @param message UnlockResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        public static encode(message: v3lockpb.IUnlockResponse, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an UnlockResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns UnlockResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v3lockpb.UnlockResponse;
    }
}

/** Namespace grpc. */
export namespace grpc {

    /** Namespace health. */
    namespace health {

        /** Namespace v1. */
        namespace v1 {

            /** Properties of a HealthCheckRequest. */
            interface IHealthCheckRequest {

                /** HealthCheckRequest service */
                service?: (string|null);
            }

            /** Represents a HealthCheckRequest. */
            class HealthCheckRequest implements IHealthCheckRequest {

                /**
                 * Constructs a new HealthCheckRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.health.v1.IHealthCheckRequest);

                /** HealthCheckRequest service. */
                public service: string;

                /**
                 * Creates a new HealthCheckRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns HealthCheckRequest instance
                 */
                public static create(properties?: grpc.health.v1.IHealthCheckRequest): grpc.health.v1.HealthCheckRequest;

                /**
                 * Encodes the specified HealthCheckRequest message. Does not implicitly {@link grpc.health.v1.HealthCheckRequest.verify|verify} messages.
                 * @param message HealthCheckRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.health.v1.IHealthCheckRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HealthCheckRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns HealthCheckRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.health.v1.HealthCheckRequest;
            }

            /** Properties of a HealthCheckResponse. */
            interface IHealthCheckResponse {

                /** HealthCheckResponse status */
                status?: (grpc.health.v1.HealthCheckResponse.ServingStatus|null);
            }

            /** Represents a HealthCheckResponse. */
            class HealthCheckResponse implements IHealthCheckResponse {

                /**
                 * Constructs a new HealthCheckResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.health.v1.IHealthCheckResponse);

                /** HealthCheckResponse status. */
                public status: grpc.health.v1.HealthCheckResponse.ServingStatus;

                /**
                 * Creates a new HealthCheckResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns HealthCheckResponse instance
                 */
                public static create(properties?: grpc.health.v1.IHealthCheckResponse): grpc.health.v1.HealthCheckResponse;

                /**
                 * Encodes the specified HealthCheckResponse message. Does not implicitly {@link grpc.health.v1.HealthCheckResponse.verify|verify} messages.
                 * @param message HealthCheckResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.health.v1.IHealthCheckResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HealthCheckResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns HealthCheckResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.health.v1.HealthCheckResponse;
            }

            namespace HealthCheckResponse {

                /** ServingStatus enum. */
                enum ServingStatus {
                    UNKNOWN = 0,
                    SERVING = 1,
                    NOT_SERVING = 2,
                    SERVICE_UNKNOWN = 3
                }
            }
        }
    }

    /** Namespace reflection. */
    namespace reflection {

        /** Namespace v1. */
        namespace v1 {

            /** Properties of a ServerReflectionRequest. */
            interface IServerReflectionRequest {

                /** ServerReflectionRequest host */
                host?: (string|null);

                /** ServerReflectionRequest fileByFilename */
                fileByFilename?: (string|null);

                /** ServerReflectionRequest fileContainingSymbol */
                fileContainingSymbol?: (string|null);

                /** ServerReflectionRequest fileContainingExtension */
                fileContainingExtension?: (grpc.reflection.v1.IExtensionRequest|null);

                /** ServerReflectionRequest allExtensionNumbersOfType */
                allExtensionNumbersOfType?: (string|null);

                /** ServerReflectionRequest listServices */
                listServices?: (string|null);
            }

            /** Represents a ServerReflectionRequest. */
            class ServerReflectionRequest implements IServerReflectionRequest {

                /**
                 * Constructs a new ServerReflectionRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.IServerReflectionRequest);

                /** ServerReflectionRequest host. */
                public host: string;

                /** ServerReflectionRequest fileByFilename. */
                public fileByFilename?: (string|null);

                /** ServerReflectionRequest fileContainingSymbol. */
                public fileContainingSymbol?: (string|null);

                /** ServerReflectionRequest fileContainingExtension. */
                public fileContainingExtension?: (grpc.reflection.v1.IExtensionRequest|null);

                /** ServerReflectionRequest allExtensionNumbersOfType. */
                public allExtensionNumbersOfType?: (string|null);

                /** ServerReflectionRequest listServices. */
                public listServices?: (string|null);

                /** ServerReflectionRequest messageRequest. */
                public messageRequest?: ("fileByFilename"|"fileContainingSymbol"|"fileContainingExtension"|"allExtensionNumbersOfType"|"listServices");

                /**
                 * Creates a new ServerReflectionRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ServerReflectionRequest instance
                 */
                public static create(properties?: grpc.reflection.v1.IServerReflectionRequest): grpc.reflection.v1.ServerReflectionRequest;

                /**
                 * Encodes the specified ServerReflectionRequest message. Does not implicitly {@link grpc.reflection.v1.ServerReflectionRequest.verify|verify} messages.
                 * @param message ServerReflectionRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1.IServerReflectionRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServerReflectionRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ServerReflectionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ServerReflectionRequest;
            }

            /** Properties of an ExtensionRequest. */
            interface IExtensionRequest {

                /** ExtensionRequest containingType */
                containingType?: (string|null);

                /** ExtensionRequest extensionNumber */
                extensionNumber?: (number|null);
            }

            /** Represents an ExtensionRequest. */
            class ExtensionRequest implements IExtensionRequest {

                /**
                 * Constructs a new ExtensionRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.IExtensionRequest);

                /** ExtensionRequest containingType. */
                public containingType: string;

                /** ExtensionRequest extensionNumber. */
                public extensionNumber: number;

                /**
                 * Creates a new ExtensionRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ExtensionRequest instance
                 */
                public static create(properties?: grpc.reflection.v1.IExtensionRequest): grpc.reflection.v1.ExtensionRequest;

                /**
                 * Encodes the specified ExtensionRequest message. Does not implicitly {@link grpc.reflection.v1.ExtensionRequest.verify|verify} messages.
                 * @param message ExtensionRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1.IExtensionRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExtensionRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ExtensionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ExtensionRequest;
            }

            /** Properties of a ServerReflectionResponse. */
            interface IServerReflectionResponse {

                /** ServerReflectionResponse validHost */
                validHost?: (string|null);

                /** ServerReflectionResponse originalRequest */
                originalRequest?: (grpc.reflection.v1.IServerReflectionRequest|null);

                /** ServerReflectionResponse fileDescriptorResponse */
                fileDescriptorResponse?: (grpc.reflection.v1.IFileDescriptorResponse|null);

                /** ServerReflectionResponse allExtensionNumbersResponse */
                allExtensionNumbersResponse?: (grpc.reflection.v1.IExtensionNumberResponse|null);

                /** ServerReflectionResponse listServicesResponse */
                listServicesResponse?: (grpc.reflection.v1.IListServiceResponse|null);

                /** ServerReflectionResponse errorResponse */
                errorResponse?: (grpc.reflection.v1.IErrorResponse|null);
            }

            /** Represents a ServerReflectionResponse. */
            class ServerReflectionResponse implements IServerReflectionResponse {

                /**
                 * Constructs a new ServerReflectionResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.IServerReflectionResponse);

                /** ServerReflectionResponse validHost. */
                public validHost: string;

                /** ServerReflectionResponse originalRequest. */
                public originalRequest?: (grpc.reflection.v1.IServerReflectionRequest|null);

                /** ServerReflectionResponse fileDescriptorResponse. */
                public fileDescriptorResponse?: (grpc.reflection.v1.IFileDescriptorResponse|null);

                /** ServerReflectionResponse allExtensionNumbersResponse. */
                public allExtensionNumbersResponse?: (grpc.reflection.v1.IExtensionNumberResponse|null);

                /** ServerReflectionResponse listServicesResponse. */
                public listServicesResponse?: (grpc.reflection.v1.IListServiceResponse|null);

                /** ServerReflectionResponse errorResponse. */
                public errorResponse?: (grpc.reflection.v1.IErrorResponse|null);

                /** ServerReflectionResponse messageResponse. */
                public messageResponse?: ("fileDescriptorResponse"|"allExtensionNumbersResponse"|"listServicesResponse"|"errorResponse");

                /**
                 * Creates a new ServerReflectionResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ServerReflectionResponse instance
                 */
                public static create(properties?: grpc.reflection.v1.IServerReflectionResponse): grpc.reflection.v1.ServerReflectionResponse;

                /**
                 * Encodes the specified ServerReflectionResponse message. Does not implicitly {@link grpc.reflection.v1.ServerReflectionResponse.verify|verify} messages.
                 * @param message ServerReflectionResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1.IServerReflectionResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServerReflectionResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ServerReflectionResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ServerReflectionResponse;
            }

            /** Properties of a FileDescriptorResponse. */
            interface IFileDescriptorResponse {

                /** FileDescriptorResponse fileDescriptorProto */
                fileDescriptorProto?: (Uint8Array[]|null);
            }

            /** Represents a FileDescriptorResponse. */
            class FileDescriptorResponse implements IFileDescriptorResponse {

                /**
                 * Constructs a new FileDescriptorResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.IFileDescriptorResponse);

                /** FileDescriptorResponse fileDescriptorProto. */
                public fileDescriptorProto: Uint8Array[];

                /**
                 * Creates a new FileDescriptorResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FileDescriptorResponse instance
                 */
                public static create(properties?: grpc.reflection.v1.IFileDescriptorResponse): grpc.reflection.v1.FileDescriptorResponse;

                /**
                 * Encodes the specified FileDescriptorResponse message. Does not implicitly {@link grpc.reflection.v1.FileDescriptorResponse.verify|verify} messages.
                 * @param message FileDescriptorResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1.IFileDescriptorResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FileDescriptorResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns FileDescriptorResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.FileDescriptorResponse;
            }

            /** Properties of an ExtensionNumberResponse. */
            interface IExtensionNumberResponse {

                /** ExtensionNumberResponse baseTypeName */
                baseTypeName?: (string|null);

                /** ExtensionNumberResponse extensionNumber */
                extensionNumber?: (number[]|null);
            }

            /** Represents an ExtensionNumberResponse. */
            class ExtensionNumberResponse implements IExtensionNumberResponse {

                /**
                 * Constructs a new ExtensionNumberResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.IExtensionNumberResponse);

                /** ExtensionNumberResponse baseTypeName. */
                public baseTypeName: string;

                /** ExtensionNumberResponse extensionNumber. */
                public extensionNumber: number[];

                /**
                 * Creates a new ExtensionNumberResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ExtensionNumberResponse instance
                 */
                public static create(properties?: grpc.reflection.v1.IExtensionNumberResponse): grpc.reflection.v1.ExtensionNumberResponse;

                /**
                 * Encodes the specified ExtensionNumberResponse message. Does not implicitly {@link grpc.reflection.v1.ExtensionNumberResponse.verify|verify} messages.
                 * @param message ExtensionNumberResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1.IExtensionNumberResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExtensionNumberResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ExtensionNumberResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ExtensionNumberResponse;
            }

            /** Properties of a ListServiceResponse. */
            interface IListServiceResponse {

                /** ListServiceResponse service */
                service?: (grpc.reflection.v1.IServiceResponse[]|null);
            }

            /** Represents a ListServiceResponse. */
            class ListServiceResponse implements IListServiceResponse {

                /**
                 * Constructs a new ListServiceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.IListServiceResponse);

                /** ListServiceResponse service. */
                public service: grpc.reflection.v1.IServiceResponse[];

                /**
                 * Creates a new ListServiceResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ListServiceResponse instance
                 */
                public static create(properties?: grpc.reflection.v1.IListServiceResponse): grpc.reflection.v1.ListServiceResponse;

                /**
                 * Encodes the specified ListServiceResponse message. Does not implicitly {@link grpc.reflection.v1.ListServiceResponse.verify|verify} messages.
                 * @param message ListServiceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1.IListServiceResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListServiceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ListServiceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ListServiceResponse;
            }

            /** Properties of a ServiceResponse. */
            interface IServiceResponse {

                /** ServiceResponse name */
                name?: (string|null);
            }

            /** Represents a ServiceResponse. */
            class ServiceResponse implements IServiceResponse {

                /**
                 * Constructs a new ServiceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.IServiceResponse);

                /** ServiceResponse name. */
                public name: string;

                /**
                 * Creates a new ServiceResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ServiceResponse instance
                 */
                public static create(properties?: grpc.reflection.v1.IServiceResponse): grpc.reflection.v1.ServiceResponse;

                /**
                 * Encodes the specified ServiceResponse message. Does not implicitly {@link grpc.reflection.v1.ServiceResponse.verify|verify} messages.
                 * @param message ServiceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1.IServiceResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServiceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ServiceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ServiceResponse;
            }

            /** Properties of an ErrorResponse. */
            interface IErrorResponse {

                /** ErrorResponse errorCode */
                errorCode?: (number|null);

                /** ErrorResponse errorMessage */
                errorMessage?: (string|null);
            }

            /** Represents an ErrorResponse. */
            class ErrorResponse implements IErrorResponse {

                /**
                 * Constructs a new ErrorResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.IErrorResponse);

                /** ErrorResponse errorCode. */
                public errorCode: number;

                /** ErrorResponse errorMessage. */
                public errorMessage: string;

                /**
                 * Creates a new ErrorResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ErrorResponse instance
                 */
                public static create(properties?: grpc.reflection.v1.IErrorResponse): grpc.reflection.v1.ErrorResponse;

                /**
                 * Encodes the specified ErrorResponse message. Does not implicitly {@link grpc.reflection.v1.ErrorResponse.verify|verify} messages.
                 * @param message ErrorResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1.IErrorResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ErrorResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ErrorResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ErrorResponse;
            }
        }

        /** Namespace v1alpha. */
        namespace v1alpha {

            /** Properties of a ServerReflectionRequest. */
            interface IServerReflectionRequest {

                /** ServerReflectionRequest host */
                host?: (string|null);

                /** ServerReflectionRequest fileByFilename */
                fileByFilename?: (string|null);

                /** ServerReflectionRequest fileContainingSymbol */
                fileContainingSymbol?: (string|null);

                /** ServerReflectionRequest fileContainingExtension */
                fileContainingExtension?: (grpc.reflection.v1alpha.IExtensionRequest|null);

                /** ServerReflectionRequest allExtensionNumbersOfType */
                allExtensionNumbersOfType?: (string|null);

                /** ServerReflectionRequest listServices */
                listServices?: (string|null);
            }

            /** Represents a ServerReflectionRequest. */
            class ServerReflectionRequest implements IServerReflectionRequest {

                /**
                 * Constructs a new ServerReflectionRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1alpha.IServerReflectionRequest);

                /** ServerReflectionRequest host. */
                public host: string;

                /** ServerReflectionRequest fileByFilename. */
                public fileByFilename?: (string|null);

                /** ServerReflectionRequest fileContainingSymbol. */
                public fileContainingSymbol?: (string|null);

                /** ServerReflectionRequest fileContainingExtension. */
                public fileContainingExtension?: (grpc.reflection.v1alpha.IExtensionRequest|null);

                /** ServerReflectionRequest allExtensionNumbersOfType. */
                public allExtensionNumbersOfType?: (string|null);

                /** ServerReflectionRequest listServices. */
                public listServices?: (string|null);

                /** ServerReflectionRequest messageRequest. */
                public messageRequest?: ("fileByFilename"|"fileContainingSymbol"|"fileContainingExtension"|"allExtensionNumbersOfType"|"listServices");

                /**
                 * Creates a new ServerReflectionRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ServerReflectionRequest instance
                 */
                public static create(properties?: grpc.reflection.v1alpha.IServerReflectionRequest): grpc.reflection.v1alpha.ServerReflectionRequest;

                /**
                 * Encodes the specified ServerReflectionRequest message. Does not implicitly {@link grpc.reflection.v1alpha.ServerReflectionRequest.verify|verify} messages.
                 * @param message ServerReflectionRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1alpha.IServerReflectionRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServerReflectionRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ServerReflectionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1alpha.ServerReflectionRequest;
            }

            /** Properties of an ExtensionRequest. */
            interface IExtensionRequest {

                /** ExtensionRequest containingType */
                containingType?: (string|null);

                /** ExtensionRequest extensionNumber */
                extensionNumber?: (number|null);
            }

            /** Represents an ExtensionRequest. */
            class ExtensionRequest implements IExtensionRequest {

                /**
                 * Constructs a new ExtensionRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1alpha.IExtensionRequest);

                /** ExtensionRequest containingType. */
                public containingType: string;

                /** ExtensionRequest extensionNumber. */
                public extensionNumber: number;

                /**
                 * Creates a new ExtensionRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ExtensionRequest instance
                 */
                public static create(properties?: grpc.reflection.v1alpha.IExtensionRequest): grpc.reflection.v1alpha.ExtensionRequest;

                /**
                 * Encodes the specified ExtensionRequest message. Does not implicitly {@link grpc.reflection.v1alpha.ExtensionRequest.verify|verify} messages.
                 * @param message ExtensionRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1alpha.IExtensionRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExtensionRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ExtensionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1alpha.ExtensionRequest;
            }

            /** Properties of a ServerReflectionResponse. */
            interface IServerReflectionResponse {

                /** ServerReflectionResponse validHost */
                validHost?: (string|null);

                /** ServerReflectionResponse originalRequest */
                originalRequest?: (grpc.reflection.v1alpha.IServerReflectionRequest|null);

                /** ServerReflectionResponse fileDescriptorResponse */
                fileDescriptorResponse?: (grpc.reflection.v1alpha.IFileDescriptorResponse|null);

                /** ServerReflectionResponse allExtensionNumbersResponse */
                allExtensionNumbersResponse?: (grpc.reflection.v1alpha.IExtensionNumberResponse|null);

                /** ServerReflectionResponse listServicesResponse */
                listServicesResponse?: (grpc.reflection.v1alpha.IListServiceResponse|null);

                /** ServerReflectionResponse errorResponse */
                errorResponse?: (grpc.reflection.v1alpha.IErrorResponse|null);
            }

            /** Represents a ServerReflectionResponse. */
            class ServerReflectionResponse implements IServerReflectionResponse {

                /**
                 * Constructs a new ServerReflectionResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1alpha.IServerReflectionResponse);

                /** ServerReflectionResponse validHost. */
                public validHost: string;

                /** ServerReflectionResponse originalRequest. */
                public originalRequest?: (grpc.reflection.v1alpha.IServerReflectionRequest|null);

                /** ServerReflectionResponse fileDescriptorResponse. */
                public fileDescriptorResponse?: (grpc.reflection.v1alpha.IFileDescriptorResponse|null);

                /** ServerReflectionResponse allExtensionNumbersResponse. */
                public allExtensionNumbersResponse?: (grpc.reflection.v1alpha.IExtensionNumberResponse|null);

                /** ServerReflectionResponse listServicesResponse. */
                public listServicesResponse?: (grpc.reflection.v1alpha.IListServiceResponse|null);

                /** ServerReflectionResponse errorResponse. */
                public errorResponse?: (grpc.reflection.v1alpha.IErrorResponse|null);

                /** ServerReflectionResponse messageResponse. */
                public messageResponse?: ("fileDescriptorResponse"|"allExtensionNumbersResponse"|"listServicesResponse"|"errorResponse");

                /**
                 * Creates a new ServerReflectionResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ServerReflectionResponse instance
                 */
                public static create(properties?: grpc.reflection.v1alpha.IServerReflectionResponse): grpc.reflection.v1alpha.ServerReflectionResponse;

                /**
                 * Encodes the specified ServerReflectionResponse message. Does not implicitly {@link grpc.reflection.v1alpha.ServerReflectionResponse.verify|verify} messages.
                 * @param message ServerReflectionResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1alpha.IServerReflectionResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServerReflectionResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ServerReflectionResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1alpha.ServerReflectionResponse;
            }

            /** Properties of a FileDescriptorResponse. */
            interface IFileDescriptorResponse {

                /** FileDescriptorResponse fileDescriptorProto */
                fileDescriptorProto?: (Uint8Array[]|null);
            }

            /** Represents a FileDescriptorResponse. */
            class FileDescriptorResponse implements IFileDescriptorResponse {

                /**
                 * Constructs a new FileDescriptorResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1alpha.IFileDescriptorResponse);

                /** FileDescriptorResponse fileDescriptorProto. */
                public fileDescriptorProto: Uint8Array[];

                /**
                 * Creates a new FileDescriptorResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FileDescriptorResponse instance
                 */
                public static create(properties?: grpc.reflection.v1alpha.IFileDescriptorResponse): grpc.reflection.v1alpha.FileDescriptorResponse;

                /**
                 * Encodes the specified FileDescriptorResponse message. Does not implicitly {@link grpc.reflection.v1alpha.FileDescriptorResponse.verify|verify} messages.
                 * @param message FileDescriptorResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1alpha.IFileDescriptorResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FileDescriptorResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns FileDescriptorResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1alpha.FileDescriptorResponse;
            }

            /** Properties of an ExtensionNumberResponse. */
            interface IExtensionNumberResponse {

                /** ExtensionNumberResponse baseTypeName */
                baseTypeName?: (string|null);

                /** ExtensionNumberResponse extensionNumber */
                extensionNumber?: (number[]|null);
            }

            /** Represents an ExtensionNumberResponse. */
            class ExtensionNumberResponse implements IExtensionNumberResponse {

                /**
                 * Constructs a new ExtensionNumberResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1alpha.IExtensionNumberResponse);

                /** ExtensionNumberResponse baseTypeName. */
                public baseTypeName: string;

                /** ExtensionNumberResponse extensionNumber. */
                public extensionNumber: number[];

                /**
                 * Creates a new ExtensionNumberResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ExtensionNumberResponse instance
                 */
                public static create(properties?: grpc.reflection.v1alpha.IExtensionNumberResponse): grpc.reflection.v1alpha.ExtensionNumberResponse;

                /**
                 * Encodes the specified ExtensionNumberResponse message. Does not implicitly {@link grpc.reflection.v1alpha.ExtensionNumberResponse.verify|verify} messages.
                 * @param message ExtensionNumberResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1alpha.IExtensionNumberResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExtensionNumberResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ExtensionNumberResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1alpha.ExtensionNumberResponse;
            }

            /** Properties of a ListServiceResponse. */
            interface IListServiceResponse {

                /** ListServiceResponse service */
                service?: (grpc.reflection.v1alpha.IServiceResponse[]|null);
            }

            /** Represents a ListServiceResponse. */
            class ListServiceResponse implements IListServiceResponse {

                /**
                 * Constructs a new ListServiceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1alpha.IListServiceResponse);

                /** ListServiceResponse service. */
                public service: grpc.reflection.v1alpha.IServiceResponse[];

                /**
                 * Creates a new ListServiceResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ListServiceResponse instance
                 */
                public static create(properties?: grpc.reflection.v1alpha.IListServiceResponse): grpc.reflection.v1alpha.ListServiceResponse;

                /**
                 * Encodes the specified ListServiceResponse message. Does not implicitly {@link grpc.reflection.v1alpha.ListServiceResponse.verify|verify} messages.
                 * @param message ListServiceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1alpha.IListServiceResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListServiceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ListServiceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1alpha.ListServiceResponse;
            }

            /** Properties of a ServiceResponse. */
            interface IServiceResponse {

                /** ServiceResponse name */
                name?: (string|null);
            }

            /** Represents a ServiceResponse. */
            class ServiceResponse implements IServiceResponse {

                /**
                 * Constructs a new ServiceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1alpha.IServiceResponse);

                /** ServiceResponse name. */
                public name: string;

                /**
                 * Creates a new ServiceResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ServiceResponse instance
                 */
                public static create(properties?: grpc.reflection.v1alpha.IServiceResponse): grpc.reflection.v1alpha.ServiceResponse;

                /**
                 * Encodes the specified ServiceResponse message. Does not implicitly {@link grpc.reflection.v1alpha.ServiceResponse.verify|verify} messages.
                 * @param message ServiceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1alpha.IServiceResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServiceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ServiceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1alpha.ServiceResponse;
            }

            /** Properties of an ErrorResponse. */
            interface IErrorResponse {

                /** ErrorResponse errorCode */
                errorCode?: (number|null);

                /** ErrorResponse errorMessage */
                errorMessage?: (string|null);
            }

            /** Represents an ErrorResponse. */
            class ErrorResponse implements IErrorResponse {

                /**
                 * Constructs a new ErrorResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1alpha.IErrorResponse);

                /** ErrorResponse errorCode. */
                public errorCode: number;

                /** ErrorResponse errorMessage. */
                public errorMessage: string;

                /**
                 * Creates a new ErrorResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ErrorResponse instance
                 */
                public static create(properties?: grpc.reflection.v1alpha.IErrorResponse): grpc.reflection.v1alpha.ErrorResponse;

                /**
                 * Encodes the specified ErrorResponse message. Does not implicitly {@link grpc.reflection.v1alpha.ErrorResponse.verify|verify} messages.
                 * @param message ErrorResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: grpc.reflection.v1alpha.IErrorResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ErrorResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ErrorResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1alpha.ErrorResponse;
            }
        }
    }
}

/** Namespace scalectl. */
export namespace scalectl {

    /** Namespace admin. */
    namespace admin {

        /** Namespace v1. */
        namespace v1 {

            /** Properties of a GetStatusRequest. */
            interface IGetStatusRequest {
            }

            /** Represents a GetStatusRequest. */
            class GetStatusRequest implements IGetStatusRequest {

                /**
                 * Constructs a new GetStatusRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IGetStatusRequest);

                /**
                 * Creates a new GetStatusRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns GetStatusRequest instance
                 */
                public static create(properties?: scalectl.admin.v1.IGetStatusRequest): scalectl.admin.v1.GetStatusRequest;

                /**
                 * Encodes the specified GetStatusRequest message. Does not implicitly {@link scalectl.admin.v1.GetStatusRequest.verify|verify} messages.
                 * @param message GetStatusRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IGetStatusRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetStatusRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns GetStatusRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.GetStatusRequest;
            }

            /** Properties of a NodeStatus. */
            interface INodeStatus {

                /** NodeStatus clusterId */
                clusterId?: (string|null);

                /** NodeStatus nodeId */
                nodeId?: (number|null);

                /** NodeStatus name */
                name?: (string|null);

                /** NodeStatus dc */
                dc?: (string|null);

                /** NodeStatus version */
                version?: (string|null);

                /** NodeStatus role */
                role?: (string|null);

                /** NodeStatus leaderId */
                leaderId?: (number|null);

                /** NodeStatus ballot */
                ballot?: (string|null);

                /** NodeStatus commitIndex */
                commitIndex?: (number|null);

                /** NodeStatus appliedIndex */
                appliedIndex?: (number|null);

                /** NodeStatus lastIndex */
                lastIndex?: (number|null);

                /** NodeStatus revision */
                revision?: (number|null);

                /** NodeStatus ready */
                ready?: (boolean|null);

                /** NodeStatus disk */
                disk?: (string|null);

                /** NodeStatus rssBytes */
                rssBytes?: (number|null);

                /** NodeStatus cpuMicros */
                cpuMicros?: (number|null);

                /** NodeStatus uptimeMs */
                uptimeMs?: (number|null);

                /** NodeStatus eventLoopDelayP99Ms */
                eventLoopDelayP99Ms?: (number|null);

                /** NodeStatus pid */
                pid?: (number|null);

                /** NodeStatus configId */
                configId?: (number|null);

                /** NodeStatus memberRole */
                memberRole?: (string|null);

                /** NodeStatus walBytes */
                walBytes?: (number|null);

                /** NodeStatus dataBytes */
                dataBytes?: (number|null);

                /** NodeStatus faults */
                faults?: (number|null);

                /** NodeStatus members */
                members?: (scalectl.admin.v1.IMember[]|null);

                /** NodeStatus prepareQuorum */
                prepareQuorum?: (number|null);

                /** NodeStatus acceptQuorum */
                acceptQuorum?: (number|null);
            }

            /** Represents a NodeStatus. */
            class NodeStatus implements INodeStatus {

                /**
                 * Constructs a new NodeStatus.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.INodeStatus);

                /** NodeStatus clusterId. */
                public clusterId: string;

                /** NodeStatus nodeId. */
                public nodeId: number;

                /** NodeStatus name. */
                public name: string;

                /** NodeStatus dc. */
                public dc: string;

                /** NodeStatus version. */
                public version: string;

                /** NodeStatus role. */
                public role: string;

                /** NodeStatus leaderId. */
                public leaderId: number;

                /** NodeStatus ballot. */
                public ballot: string;

                /** NodeStatus commitIndex. */
                public commitIndex: number;

                /** NodeStatus appliedIndex. */
                public appliedIndex: number;

                /** NodeStatus lastIndex. */
                public lastIndex: number;

                /** NodeStatus revision. */
                public revision: number;

                /** NodeStatus ready. */
                public ready: boolean;

                /** NodeStatus disk. */
                public disk: string;

                /** NodeStatus rssBytes. */
                public rssBytes: number;

                /** NodeStatus cpuMicros. */
                public cpuMicros: number;

                /** NodeStatus uptimeMs. */
                public uptimeMs: number;

                /** NodeStatus eventLoopDelayP99Ms. */
                public eventLoopDelayP99Ms: number;

                /** NodeStatus pid. */
                public pid: number;

                /** NodeStatus configId. */
                public configId: number;

                /** NodeStatus memberRole. */
                public memberRole: string;

                /** NodeStatus walBytes. */
                public walBytes: number;

                /** NodeStatus dataBytes. */
                public dataBytes: number;

                /** NodeStatus faults. */
                public faults: number;

                /** NodeStatus members. */
                public members: scalectl.admin.v1.IMember[];

                /** NodeStatus prepareQuorum. */
                public prepareQuorum: number;

                /** NodeStatus acceptQuorum. */
                public acceptQuorum: number;

                /**
                 * Creates a new NodeStatus instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns NodeStatus instance
                 */
                public static create(properties?: scalectl.admin.v1.INodeStatus): scalectl.admin.v1.NodeStatus;

                /**
                 * Encodes the specified NodeStatus message. Does not implicitly {@link scalectl.admin.v1.NodeStatus.verify|verify} messages.
                 * @param message NodeStatus message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.INodeStatus, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NodeStatus message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns NodeStatus
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.NodeStatus;
            }

            /** Properties of a GetMembersRequest. */
            interface IGetMembersRequest {
            }

            /** Represents a GetMembersRequest. */
            class GetMembersRequest implements IGetMembersRequest {

                /**
                 * Constructs a new GetMembersRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IGetMembersRequest);

                /**
                 * Creates a new GetMembersRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns GetMembersRequest instance
                 */
                public static create(properties?: scalectl.admin.v1.IGetMembersRequest): scalectl.admin.v1.GetMembersRequest;

                /**
                 * Encodes the specified GetMembersRequest message. Does not implicitly {@link scalectl.admin.v1.GetMembersRequest.verify|verify} messages.
                 * @param message GetMembersRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IGetMembersRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetMembersRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns GetMembersRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.GetMembersRequest;
            }

            /** Properties of a MemberList. */
            interface IMemberList {

                /** MemberList configId */
                configId?: (number|null);

                /** MemberList members */
                members?: (scalectl.admin.v1.IMember[]|null);

                /** MemberList prepareQuorum */
                prepareQuorum?: (number|null);

                /** MemberList acceptQuorum */
                acceptQuorum?: (number|null);

                /** MemberList leaderId */
                leaderId?: (number|null);

                /** MemberList lastIndex */
                lastIndex?: (number|null);

                /** MemberList decidedIndex */
                decidedIndex?: (number|null);

                /** MemberList progress */
                progress?: (scalectl.admin.v1.IMemberProgress[]|null);
            }

            /** Represents a MemberList. */
            class MemberList implements IMemberList {

                /**
                 * Constructs a new MemberList.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IMemberList);

                /** MemberList configId. */
                public configId: number;

                /** MemberList members. */
                public members: scalectl.admin.v1.IMember[];

                /** MemberList prepareQuorum. */
                public prepareQuorum: number;

                /** MemberList acceptQuorum. */
                public acceptQuorum: number;

                /** MemberList leaderId. */
                public leaderId: number;

                /** MemberList lastIndex. */
                public lastIndex: number;

                /** MemberList decidedIndex. */
                public decidedIndex: number;

                /** MemberList progress. */
                public progress: scalectl.admin.v1.IMemberProgress[];

                /**
                 * Creates a new MemberList instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns MemberList instance
                 */
                public static create(properties?: scalectl.admin.v1.IMemberList): scalectl.admin.v1.MemberList;

                /**
                 * Encodes the specified MemberList message. Does not implicitly {@link scalectl.admin.v1.MemberList.verify|verify} messages.
                 * @param message MemberList message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IMemberList, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a MemberList message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns MemberList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.MemberList;
            }

            /** Properties of a Member. */
            interface IMember {

                /** Member nodeId */
                nodeId?: (number|null);

                /** Member role */
                role?: (string|null);

                /** Member name */
                name?: (string|null);

                /** Member dc */
                dc?: (string|null);

                /** Member host */
                host?: (string|null);

                /** Member port */
                port?: (number|null);
            }

            /** Represents a Member. */
            class Member implements IMember {

                /**
                 * Constructs a new Member.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IMember);

                /** Member nodeId. */
                public nodeId: number;

                /** Member role. */
                public role: string;

                /** Member name. */
                public name: string;

                /** Member dc. */
                public dc: string;

                /** Member host. */
                public host: string;

                /** Member port. */
                public port: number;

                /**
                 * Creates a new Member instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Member instance
                 */
                public static create(properties?: scalectl.admin.v1.IMember): scalectl.admin.v1.Member;

                /**
                 * Encodes the specified Member message. Does not implicitly {@link scalectl.admin.v1.Member.verify|verify} messages.
                 * @param message Member message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IMember, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Member message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Member
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.Member;
            }

            /** Properties of a MemberProgress. */
            interface IMemberProgress {

                /** MemberProgress nodeId */
                nodeId?: (number|null);

                /** MemberProgress matchIndex */
                matchIndex?: (number|null);

                /** MemberProgress isCurrent */
                isCurrent?: (boolean|null);
            }

            /** Represents a MemberProgress. */
            class MemberProgress implements IMemberProgress {

                /**
                 * Constructs a new MemberProgress.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IMemberProgress);

                /** MemberProgress nodeId. */
                public nodeId: number;

                /** MemberProgress matchIndex. */
                public matchIndex: number;

                /** MemberProgress isCurrent. */
                public isCurrent: boolean;

                /**
                 * Creates a new MemberProgress instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns MemberProgress instance
                 */
                public static create(properties?: scalectl.admin.v1.IMemberProgress): scalectl.admin.v1.MemberProgress;

                /**
                 * Encodes the specified MemberProgress message. Does not implicitly {@link scalectl.admin.v1.MemberProgress.verify|verify} messages.
                 * @param message MemberProgress message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IMemberProgress, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a MemberProgress message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns MemberProgress
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.MemberProgress;
            }

            /** Properties of a ReconfigureRequest. */
            interface IReconfigureRequest {

                /** ReconfigureRequest configId */
                configId?: (number|null);

                /** ReconfigureRequest members */
                members?: (scalectl.admin.v1.IMember[]|null);

                /** ReconfigureRequest prepareQuorum */
                prepareQuorum?: (number|null);

                /** ReconfigureRequest acceptQuorum */
                acceptQuorum?: (number|null);
            }

            /** Represents a ReconfigureRequest. */
            class ReconfigureRequest implements IReconfigureRequest {

                /**
                 * Constructs a new ReconfigureRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IReconfigureRequest);

                /** ReconfigureRequest configId. */
                public configId: number;

                /** ReconfigureRequest members. */
                public members: scalectl.admin.v1.IMember[];

                /** ReconfigureRequest prepareQuorum. */
                public prepareQuorum: number;

                /** ReconfigureRequest acceptQuorum. */
                public acceptQuorum: number;

                /**
                 * Creates a new ReconfigureRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReconfigureRequest instance
                 */
                public static create(properties?: scalectl.admin.v1.IReconfigureRequest): scalectl.admin.v1.ReconfigureRequest;

                /**
                 * Encodes the specified ReconfigureRequest message. Does not implicitly {@link scalectl.admin.v1.ReconfigureRequest.verify|verify} messages.
                 * @param message ReconfigureRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IReconfigureRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReconfigureRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ReconfigureRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.ReconfigureRequest;
            }

            /** Properties of a TransferLeadershipRequest. */
            interface ITransferLeadershipRequest {

                /** TransferLeadershipRequest to */
                to?: (number|null);
            }

            /** Represents a TransferLeadershipRequest. */
            class TransferLeadershipRequest implements ITransferLeadershipRequest {

                /**
                 * Constructs a new TransferLeadershipRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.ITransferLeadershipRequest);

                /** TransferLeadershipRequest to. */
                public to: number;

                /**
                 * Creates a new TransferLeadershipRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TransferLeadershipRequest instance
                 */
                public static create(properties?: scalectl.admin.v1.ITransferLeadershipRequest): scalectl.admin.v1.TransferLeadershipRequest;

                /**
                 * Encodes the specified TransferLeadershipRequest message. Does not implicitly {@link scalectl.admin.v1.TransferLeadershipRequest.verify|verify} messages.
                 * @param message TransferLeadershipRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.ITransferLeadershipRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TransferLeadershipRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns TransferLeadershipRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.TransferLeadershipRequest;
            }

            /** Properties of a Fault. */
            interface IFault {

                /** Fault id */
                id?: (string|null);

                /** Fault owner */
                owner?: (string|null);

                /** Fault summary */
                summary?: (string|null);

                /** Fault durationMs */
                durationMs?: (number|null);

                /** Fault remainingMs */
                remainingMs?: (number|null);

                /** Fault links */
                links?: (scalectl.admin.v1.ILinkFault[]|null);

                /** Fault stall */
                stall?: (scalectl.admin.v1.IStall|null);

                /** Fault seed */
                seed?: (number|null);
            }

            /** Represents a Fault. */
            class Fault implements IFault {

                /**
                 * Constructs a new Fault.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IFault);

                /** Fault id. */
                public id: string;

                /** Fault owner. */
                public owner: string;

                /** Fault summary. */
                public summary: string;

                /** Fault durationMs. */
                public durationMs: number;

                /** Fault remainingMs. */
                public remainingMs: number;

                /** Fault links. */
                public links: scalectl.admin.v1.ILinkFault[];

                /** Fault stall. */
                public stall?: (scalectl.admin.v1.IStall|null);

                /** Fault seed. */
                public seed: number;

                /**
                 * Creates a new Fault instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Fault instance
                 */
                public static create(properties?: scalectl.admin.v1.IFault): scalectl.admin.v1.Fault;

                /**
                 * Encodes the specified Fault message. Does not implicitly {@link scalectl.admin.v1.Fault.verify|verify} messages.
                 * @param message Fault message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IFault, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Fault message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Fault
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.Fault;
            }

            /** Properties of a LinkFault. */
            interface ILinkFault {

                /** LinkFault peer */
                peer?: (number|null);

                /** LinkFault direction */
                direction?: (string|null);

                /** LinkFault cut */
                cut?: (string|null);

                /** LinkFault delayMs */
                delayMs?: (number|null);

                /** LinkFault jitterMs */
                jitterMs?: (number|null);

                /** LinkFault lossRatio */
                lossRatio?: (number|null);

                /** LinkFault bandwidthBytesPerS */
                bandwidthBytesPerS?: (number|null);
            }

            /** Represents a LinkFault. */
            class LinkFault implements ILinkFault {

                /**
                 * Constructs a new LinkFault.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.ILinkFault);

                /** LinkFault peer. */
                public peer: number;

                /** LinkFault direction. */
                public direction: string;

                /** LinkFault cut. */
                public cut: string;

                /** LinkFault delayMs. */
                public delayMs: number;

                /** LinkFault jitterMs. */
                public jitterMs: number;

                /** LinkFault lossRatio. */
                public lossRatio: number;

                /** LinkFault bandwidthBytesPerS. */
                public bandwidthBytesPerS: number;

                /**
                 * Creates a new LinkFault instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LinkFault instance
                 */
                public static create(properties?: scalectl.admin.v1.ILinkFault): scalectl.admin.v1.LinkFault;

                /**
                 * Encodes the specified LinkFault message. Does not implicitly {@link scalectl.admin.v1.LinkFault.verify|verify} messages.
                 * @param message LinkFault message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.ILinkFault, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LinkFault message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LinkFault
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.LinkFault;
            }

            /** Properties of a Stall. */
            interface IStall {

                /** Stall stallMs */
                stallMs?: (number|null);

                /** Stall periodMs */
                periodMs?: (number|null);
            }

            /** Represents a Stall. */
            class Stall implements IStall {

                /**
                 * Constructs a new Stall.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IStall);

                /** Stall stallMs. */
                public stallMs: number;

                /** Stall periodMs. */
                public periodMs: number;

                /**
                 * Creates a new Stall instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Stall instance
                 */
                public static create(properties?: scalectl.admin.v1.IStall): scalectl.admin.v1.Stall;

                /**
                 * Encodes the specified Stall message. Does not implicitly {@link scalectl.admin.v1.Stall.verify|verify} messages.
                 * @param message Stall message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IStall, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Stall message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Stall
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.Stall;
            }

            /** Properties of a HealFaultsRequest. */
            interface IHealFaultsRequest {

                /** HealFaultsRequest id */
                id?: (string|null);
            }

            /** Represents a HealFaultsRequest. */
            class HealFaultsRequest implements IHealFaultsRequest {

                /**
                 * Constructs a new HealFaultsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IHealFaultsRequest);

                /** HealFaultsRequest id. */
                public id: string;

                /**
                 * Creates a new HealFaultsRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns HealFaultsRequest instance
                 */
                public static create(properties?: scalectl.admin.v1.IHealFaultsRequest): scalectl.admin.v1.HealFaultsRequest;

                /**
                 * Encodes the specified HealFaultsRequest message. Does not implicitly {@link scalectl.admin.v1.HealFaultsRequest.verify|verify} messages.
                 * @param message HealFaultsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IHealFaultsRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HealFaultsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns HealFaultsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.HealFaultsRequest;
            }

            /** Properties of a ListFaultsRequest. */
            interface IListFaultsRequest {
            }

            /** Represents a ListFaultsRequest. */
            class ListFaultsRequest implements IListFaultsRequest {

                /**
                 * Constructs a new ListFaultsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IListFaultsRequest);

                /**
                 * Creates a new ListFaultsRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ListFaultsRequest instance
                 */
                public static create(properties?: scalectl.admin.v1.IListFaultsRequest): scalectl.admin.v1.ListFaultsRequest;

                /**
                 * Encodes the specified ListFaultsRequest message. Does not implicitly {@link scalectl.admin.v1.ListFaultsRequest.verify|verify} messages.
                 * @param message ListFaultsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IListFaultsRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListFaultsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ListFaultsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.ListFaultsRequest;
            }

            /** Properties of a FaultList. */
            interface IFaultList {

                /** FaultList faults */
                faults?: (scalectl.admin.v1.IFault[]|null);
            }

            /** Represents a FaultList. */
            class FaultList implements IFaultList {

                /**
                 * Constructs a new FaultList.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IFaultList);

                /** FaultList faults. */
                public faults: scalectl.admin.v1.IFault[];

                /**
                 * Creates a new FaultList instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FaultList instance
                 */
                public static create(properties?: scalectl.admin.v1.IFaultList): scalectl.admin.v1.FaultList;

                /**
                 * Encodes the specified FaultList message. Does not implicitly {@link scalectl.admin.v1.FaultList.verify|verify} messages.
                 * @param message FaultList message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IFaultList, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FaultList message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns FaultList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.FaultList;
            }

            /** Properties of a ProbePeerRequest. */
            interface IProbePeerRequest {

                /** ProbePeerRequest peer */
                peer?: (number|null);

                /** ProbePeerRequest timeoutMs */
                timeoutMs?: (number|null);

                /** ProbePeerRequest count */
                count?: (number|null);

                /** ProbePeerRequest paddingBytes */
                paddingBytes?: (number|null);

                /** ProbePeerRequest dial */
                dial?: (boolean|null);
            }

            /** Represents a ProbePeerRequest. */
            class ProbePeerRequest implements IProbePeerRequest {

                /**
                 * Constructs a new ProbePeerRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IProbePeerRequest);

                /** ProbePeerRequest peer. */
                public peer: number;

                /** ProbePeerRequest timeoutMs. */
                public timeoutMs: number;

                /** ProbePeerRequest count. */
                public count: number;

                /** ProbePeerRequest paddingBytes. */
                public paddingBytes: number;

                /** ProbePeerRequest dial. */
                public dial: boolean;

                /**
                 * Creates a new ProbePeerRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ProbePeerRequest instance
                 */
                public static create(properties?: scalectl.admin.v1.IProbePeerRequest): scalectl.admin.v1.ProbePeerRequest;

                /**
                 * Encodes the specified ProbePeerRequest message. Does not implicitly {@link scalectl.admin.v1.ProbePeerRequest.verify|verify} messages.
                 * @param message ProbePeerRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IProbePeerRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProbePeerRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ProbePeerRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.ProbePeerRequest;
            }

            /** Properties of a ProbePeerResponse. */
            interface IProbePeerResponse {

                /** ProbePeerResponse connected */
                connected?: (boolean|null);

                /** ProbePeerResponse sent */
                sent?: (number|null);

                /** ProbePeerResponse answered */
                answered?: (number|null);

                /** ProbePeerResponse firstAnswerMs */
                firstAnswerMs?: (number|null);

                /** ProbePeerResponse lastAnswerMs */
                lastAnswerMs?: (number|null);

                /** ProbePeerResponse dialled */
                dialled?: (boolean|null);
            }

            /** Represents a ProbePeerResponse. */
            class ProbePeerResponse implements IProbePeerResponse {

                /**
                 * Constructs a new ProbePeerResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.admin.v1.IProbePeerResponse);

                /** ProbePeerResponse connected. */
                public connected: boolean;

                /** ProbePeerResponse sent. */
                public sent: number;

                /** ProbePeerResponse answered. */
                public answered: number;

                /** ProbePeerResponse firstAnswerMs. */
                public firstAnswerMs: number;

                /** ProbePeerResponse lastAnswerMs. */
                public lastAnswerMs: number;

                /** ProbePeerResponse dialled. */
                public dialled: boolean;

                /**
                 * Creates a new ProbePeerResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ProbePeerResponse instance
                 */
                public static create(properties?: scalectl.admin.v1.IProbePeerResponse): scalectl.admin.v1.ProbePeerResponse;

                /**
                 * Encodes the specified ProbePeerResponse message. Does not implicitly {@link scalectl.admin.v1.ProbePeerResponse.verify|verify} messages.
                 * @param message ProbePeerResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.admin.v1.IProbePeerResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProbePeerResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ProbePeerResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.admin.v1.ProbePeerResponse;
            }
        }
    }

    /** Namespace command. */
    namespace command {

        /** Namespace v1. */
        namespace v1 {

            /** Properties of a Command. */
            interface ICommand {

                /** Command originNode */
                originNode?: (number|null);

                /** Command originBoot */
                originBoot?: (number|null);

                /** Command originSequence */
                originSequence?: (number|null);

                /** Command sessionId */
                sessionId?: (string|null);

                /** Command sessionSequence */
                sessionSequence?: (number|null);

                /** Command put */
                put?: (etcdserverpb.IPutRequest|null);

                /** Command deleteRange */
                deleteRange?: (etcdserverpb.IDeleteRangeRequest|null);

                /** Command txn */
                txn?: (etcdserverpb.ITxnRequest|null);

                /** Command compact */
                compact?: (scalectl.command.v1.ICompact|null);

                /** Command leaseGrant */
                leaseGrant?: (scalectl.command.v1.ILeaseGrant|null);

                /** Command leaseRevoke */
                leaseRevoke?: (scalectl.command.v1.ILeaseRevoke|null);

                /** Command leaseCheckpoint */
                leaseCheckpoint?: (scalectl.command.v1.ILeaseCheckpoint|null);

                /** Command advanceTime */
                advanceTime?: (scalectl.command.v1.IAdvanceTime|null);
            }

            /** Represents a Command. */
            class Command implements ICommand {

                /**
                 * Constructs a new Command.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.command.v1.ICommand);

                /** Command originNode. */
                public originNode: number;

                /** Command originBoot. */
                public originBoot: number;

                /** Command originSequence. */
                public originSequence: number;

                /** Command sessionId. */
                public sessionId: string;

                /** Command sessionSequence. */
                public sessionSequence: number;

                /** Command put. */
                public put?: (etcdserverpb.IPutRequest|null);

                /** Command deleteRange. */
                public deleteRange?: (etcdserverpb.IDeleteRangeRequest|null);

                /** Command txn. */
                public txn?: (etcdserverpb.ITxnRequest|null);

                /** Command compact. */
                public compact?: (scalectl.command.v1.ICompact|null);

                /** Command leaseGrant. */
                public leaseGrant?: (scalectl.command.v1.ILeaseGrant|null);

                /** Command leaseRevoke. */
                public leaseRevoke?: (scalectl.command.v1.ILeaseRevoke|null);

                /** Command leaseCheckpoint. */
                public leaseCheckpoint?: (scalectl.command.v1.ILeaseCheckpoint|null);

                /** Command advanceTime. */
                public advanceTime?: (scalectl.command.v1.IAdvanceTime|null);

                /** Command operation. */
                public operation?: ("put"|"deleteRange"|"txn"|"compact"|"leaseGrant"|"leaseRevoke"|"leaseCheckpoint"|"advanceTime");

                /**
                 * Creates a new Command instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Command instance
                 */
                public static create(properties?: scalectl.command.v1.ICommand): scalectl.command.v1.Command;

                /**
                 * Encodes the specified Command message. Does not implicitly {@link scalectl.command.v1.Command.verify|verify} messages.
                 * @param message Command message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.command.v1.ICommand, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Command message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Command
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.command.v1.Command;
            }

            /** Properties of a Compact. */
            interface ICompact {

                /** Compact revision */
                revision?: (number|null);
            }

            /** Represents a Compact. */
            class Compact implements ICompact {

                /**
                 * Constructs a new Compact.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.command.v1.ICompact);

                /** Compact revision. */
                public revision: number;

                /**
                 * Creates a new Compact instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Compact instance
                 */
                public static create(properties?: scalectl.command.v1.ICompact): scalectl.command.v1.Compact;

                /**
                 * Encodes the specified Compact message. Does not implicitly {@link scalectl.command.v1.Compact.verify|verify} messages.
                 * @param message Compact message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.command.v1.ICompact, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Compact message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Compact
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.command.v1.Compact;
            }

            /** Properties of a LeaseGrant. */
            interface ILeaseGrant {

                /** LeaseGrant id */
                id?: (number|null);

                /** LeaseGrant ttlSeconds */
                ttlSeconds?: (number|null);
            }

            /** Represents a LeaseGrant. */
            class LeaseGrant implements ILeaseGrant {

                /**
                 * Constructs a new LeaseGrant.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.command.v1.ILeaseGrant);

                /** LeaseGrant id. */
                public id: number;

                /** LeaseGrant ttlSeconds. */
                public ttlSeconds: number;

                /**
                 * Creates a new LeaseGrant instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LeaseGrant instance
                 */
                public static create(properties?: scalectl.command.v1.ILeaseGrant): scalectl.command.v1.LeaseGrant;

                /**
                 * Encodes the specified LeaseGrant message. Does not implicitly {@link scalectl.command.v1.LeaseGrant.verify|verify} messages.
                 * @param message LeaseGrant message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.command.v1.ILeaseGrant, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaseGrant message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LeaseGrant
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.command.v1.LeaseGrant;
            }

            /** Properties of a LeaseRevoke. */
            interface ILeaseRevoke {

                /** LeaseRevoke id */
                id?: (number|null);
            }

            /** Represents a LeaseRevoke. */
            class LeaseRevoke implements ILeaseRevoke {

                /**
                 * Constructs a new LeaseRevoke.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.command.v1.ILeaseRevoke);

                /** LeaseRevoke id. */
                public id: number;

                /**
                 * Creates a new LeaseRevoke instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LeaseRevoke instance
                 */
                public static create(properties?: scalectl.command.v1.ILeaseRevoke): scalectl.command.v1.LeaseRevoke;

                /**
                 * Encodes the specified LeaseRevoke message. Does not implicitly {@link scalectl.command.v1.LeaseRevoke.verify|verify} messages.
                 * @param message LeaseRevoke message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.command.v1.ILeaseRevoke, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaseRevoke message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LeaseRevoke
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.command.v1.LeaseRevoke;
            }

            /** Properties of a LeaseCheckpoint. */
            interface ILeaseCheckpoint {

                /** LeaseCheckpoint checkpoints */
                checkpoints?: (scalectl.command.v1.ILeaseCheckpointEntry[]|null);
            }

            /** Represents a LeaseCheckpoint. */
            class LeaseCheckpoint implements ILeaseCheckpoint {

                /**
                 * Constructs a new LeaseCheckpoint.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.command.v1.ILeaseCheckpoint);

                /** LeaseCheckpoint checkpoints. */
                public checkpoints: scalectl.command.v1.ILeaseCheckpointEntry[];

                /**
                 * Creates a new LeaseCheckpoint instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LeaseCheckpoint instance
                 */
                public static create(properties?: scalectl.command.v1.ILeaseCheckpoint): scalectl.command.v1.LeaseCheckpoint;

                /**
                 * Encodes the specified LeaseCheckpoint message. Does not implicitly {@link scalectl.command.v1.LeaseCheckpoint.verify|verify} messages.
                 * @param message LeaseCheckpoint message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.command.v1.ILeaseCheckpoint, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaseCheckpoint message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LeaseCheckpoint
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.command.v1.LeaseCheckpoint;
            }

            /** Properties of a LeaseCheckpointEntry. */
            interface ILeaseCheckpointEntry {

                /** LeaseCheckpointEntry id */
                id?: (number|null);

                /** LeaseCheckpointEntry remainingTtlSeconds */
                remainingTtlSeconds?: (number|null);
            }

            /** Represents a LeaseCheckpointEntry. */
            class LeaseCheckpointEntry implements ILeaseCheckpointEntry {

                /**
                 * Constructs a new LeaseCheckpointEntry.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.command.v1.ILeaseCheckpointEntry);

                /** LeaseCheckpointEntry id. */
                public id: number;

                /** LeaseCheckpointEntry remainingTtlSeconds. */
                public remainingTtlSeconds: number;

                /**
                 * Creates a new LeaseCheckpointEntry instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LeaseCheckpointEntry instance
                 */
                public static create(properties?: scalectl.command.v1.ILeaseCheckpointEntry): scalectl.command.v1.LeaseCheckpointEntry;

                /**
                 * Encodes the specified LeaseCheckpointEntry message. Does not implicitly {@link scalectl.command.v1.LeaseCheckpointEntry.verify|verify} messages.
                 * @param message LeaseCheckpointEntry message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.command.v1.ILeaseCheckpointEntry, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaseCheckpointEntry message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LeaseCheckpointEntry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.command.v1.LeaseCheckpointEntry;
            }

            /** Properties of an AdvanceTime. */
            interface IAdvanceTime {

                /** AdvanceTime timeMs */
                timeMs?: (number|null);
            }

            /** Represents an AdvanceTime. */
            class AdvanceTime implements IAdvanceTime {

                /**
                 * Constructs a new AdvanceTime.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.command.v1.IAdvanceTime);

                /** AdvanceTime timeMs. */
                public timeMs: number;

                /**
                 * Creates a new AdvanceTime instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns AdvanceTime instance
                 */
                public static create(properties?: scalectl.command.v1.IAdvanceTime): scalectl.command.v1.AdvanceTime;

                /**
                 * Encodes the specified AdvanceTime message. Does not implicitly {@link scalectl.command.v1.AdvanceTime.verify|verify} messages.
                 * @param message AdvanceTime message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.command.v1.IAdvanceTime, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AdvanceTime message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns AdvanceTime
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.command.v1.AdvanceTime;
            }
        }
    }

    /** Namespace peer. */
    namespace peer {

        /** Namespace v1. */
        namespace v1 {

            /** Properties of a Frame. */
            interface IFrame {

                /** Frame messages */
                messages?: (scalectl.peer.v1.IMessage[]|null);

                /** Frame probe */
                probe?: (scalectl.peer.v1.ILinkProbe|null);
            }

            /** Represents a Frame. */
            class Frame implements IFrame {

                /**
                 * Constructs a new Frame.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IFrame);

                /** Frame messages. */
                public messages: scalectl.peer.v1.IMessage[];

                /** Frame probe. */
                public probe?: (scalectl.peer.v1.ILinkProbe|null);

                /**
                 * Creates a new Frame instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Frame instance
                 */
                public static create(properties?: scalectl.peer.v1.IFrame): scalectl.peer.v1.Frame;

                /**
                 * Encodes the specified Frame message. Does not implicitly {@link scalectl.peer.v1.Frame.verify|verify} messages.
                 * @param message Frame message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IFrame, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Frame message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Frame
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Frame;
            }

            /** Properties of a LinkProbe. */
            interface ILinkProbe {

                /** LinkProbe id */
                id?: (number|null);

                /** LinkProbe padding */
                padding?: (Uint8Array|null);
            }

            /** Represents a LinkProbe. */
            class LinkProbe implements ILinkProbe {

                /**
                 * Constructs a new LinkProbe.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.ILinkProbe);

                /** LinkProbe id. */
                public id: number;

                /** LinkProbe padding. */
                public padding: Uint8Array;

                /**
                 * Creates a new LinkProbe instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LinkProbe instance
                 */
                public static create(properties?: scalectl.peer.v1.ILinkProbe): scalectl.peer.v1.LinkProbe;

                /**
                 * Encodes the specified LinkProbe message. Does not implicitly {@link scalectl.peer.v1.LinkProbe.verify|verify} messages.
                 * @param message LinkProbe message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.ILinkProbe, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LinkProbe message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LinkProbe
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.LinkProbe;
            }

            /** Properties of a Message. */
            interface IMessage {

                /** Message heartbeatRequest */
                heartbeatRequest?: (scalectl.peer.v1.IHeartbeatRequest|null);

                /** Message heartbeatReply */
                heartbeatReply?: (scalectl.peer.v1.IHeartbeatReply|null);

                /** Message prepare */
                prepare?: (scalectl.peer.v1.IPrepare|null);

                /** Message promise */
                promise?: (scalectl.peer.v1.IPromise|null);

                /** Message logRequest */
                logRequest?: (scalectl.peer.v1.ILogRequest|null);

                /** Message logResponse */
                logResponse?: (scalectl.peer.v1.ILogResponse|null);

                /** Message acceptSync */
                acceptSync?: (scalectl.peer.v1.IAcceptSync|null);

                /** Message accept */
                accept?: (scalectl.peer.v1.IAccept|null);

                /** Message accepted */
                accepted?: (scalectl.peer.v1.IAccepted|null);

                /** Message rejected */
                rejected?: (scalectl.peer.v1.IRejected|null);

                /** Message decide */
                decide?: (scalectl.peer.v1.IDecide|null);

                /** Message readProbe */
                readProbe?: (scalectl.peer.v1.IReadProbe|null);

                /** Message readAck */
                readAck?: (scalectl.peer.v1.IReadAck|null);

                /** Message readIndexRequest */
                readIndexRequest?: (scalectl.peer.v1.IReadIndexRequest|null);

                /** Message readIndexResponse */
                readIndexResponse?: (scalectl.peer.v1.IReadIndexResponse|null);

                /** Message forward */
                forward?: (scalectl.peer.v1.IForward|null);

                /** Message forwardRejected */
                forwardRejected?: (scalectl.peer.v1.IForwardRejected|null);

                /** Message leaseQuestion */
                leaseQuestion?: (scalectl.peer.v1.ILeaseQuestion|null);

                /** Message leaseAnswer */
                leaseAnswer?: (scalectl.peer.v1.ILeaseAnswer|null);

                /** Message behind */
                behind?: (scalectl.peer.v1.IBehind|null);

                /** Message learnRequest */
                learnRequest?: (scalectl.peer.v1.ILearnRequest|null);

                /** Message learnResponse */
                learnResponse?: (scalectl.peer.v1.ILearnResponse|null);

                /** Message takeOver */
                takeOver?: (scalectl.peer.v1.ITakeOver|null);

                /** Message reconfigure */
                reconfigure?: (scalectl.peer.v1.IReconfigure|null);

                /** Message transfer */
                transfer?: (scalectl.peer.v1.ITransfer|null);

                /** Message placement */
                placement?: (scalectl.peer.v1.IPlacement|null);

                /** Message snapshotRequest */
                snapshotRequest?: (scalectl.peer.v1.ISnapshotRequest|null);

                /** Message snapshotChunk */
                snapshotChunk?: (scalectl.peer.v1.ISnapshotChunk|null);
            }

            /** Represents a Message. */
            class Message implements IMessage {

                /**
                 * Constructs a new Message.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IMessage);

                /** Message heartbeatRequest. */
                public heartbeatRequest?: (scalectl.peer.v1.IHeartbeatRequest|null);

                /** Message heartbeatReply. */
                public heartbeatReply?: (scalectl.peer.v1.IHeartbeatReply|null);

                /** Message prepare. */
                public prepare?: (scalectl.peer.v1.IPrepare|null);

                /** Message promise. */
                public promise?: (scalectl.peer.v1.IPromise|null);

                /** Message logRequest. */
                public logRequest?: (scalectl.peer.v1.ILogRequest|null);

                /** Message logResponse. */
                public logResponse?: (scalectl.peer.v1.ILogResponse|null);

                /** Message acceptSync. */
                public acceptSync?: (scalectl.peer.v1.IAcceptSync|null);

                /** Message accept. */
                public accept?: (scalectl.peer.v1.IAccept|null);

                /** Message accepted. */
                public accepted?: (scalectl.peer.v1.IAccepted|null);

                /** Message rejected. */
                public rejected?: (scalectl.peer.v1.IRejected|null);

                /** Message decide. */
                public decide?: (scalectl.peer.v1.IDecide|null);

                /** Message readProbe. */
                public readProbe?: (scalectl.peer.v1.IReadProbe|null);

                /** Message readAck. */
                public readAck?: (scalectl.peer.v1.IReadAck|null);

                /** Message readIndexRequest. */
                public readIndexRequest?: (scalectl.peer.v1.IReadIndexRequest|null);

                /** Message readIndexResponse. */
                public readIndexResponse?: (scalectl.peer.v1.IReadIndexResponse|null);

                /** Message forward. */
                public forward?: (scalectl.peer.v1.IForward|null);

                /** Message forwardRejected. */
                public forwardRejected?: (scalectl.peer.v1.IForwardRejected|null);

                /** Message leaseQuestion. */
                public leaseQuestion?: (scalectl.peer.v1.ILeaseQuestion|null);

                /** Message leaseAnswer. */
                public leaseAnswer?: (scalectl.peer.v1.ILeaseAnswer|null);

                /** Message behind. */
                public behind?: (scalectl.peer.v1.IBehind|null);

                /** Message learnRequest. */
                public learnRequest?: (scalectl.peer.v1.ILearnRequest|null);

                /** Message learnResponse. */
                public learnResponse?: (scalectl.peer.v1.ILearnResponse|null);

                /** Message takeOver. */
                public takeOver?: (scalectl.peer.v1.ITakeOver|null);

                /** Message reconfigure. */
                public reconfigure?: (scalectl.peer.v1.IReconfigure|null);

                /** Message transfer. */
                public transfer?: (scalectl.peer.v1.ITransfer|null);

                /** Message placement. */
                public placement?: (scalectl.peer.v1.IPlacement|null);

                /** Message snapshotRequest. */
                public snapshotRequest?: (scalectl.peer.v1.ISnapshotRequest|null);

                /** Message snapshotChunk. */
                public snapshotChunk?: (scalectl.peer.v1.ISnapshotChunk|null);

                /** Message body. */
                public body?: ("heartbeatRequest"|"heartbeatReply"|"prepare"|"promise"|"logRequest"|"logResponse"|"acceptSync"|"accept"|"accepted"|"rejected"|"decide"|"readProbe"|"readAck"|"readIndexRequest"|"readIndexResponse"|"forward"|"forwardRejected"|"leaseQuestion"|"leaseAnswer"|"behind"|"learnRequest"|"learnResponse"|"takeOver"|"reconfigure"|"transfer"|"placement"|"snapshotRequest"|"snapshotChunk");

                /**
                 * Creates a new Message instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Message instance
                 */
                public static create(properties?: scalectl.peer.v1.IMessage): scalectl.peer.v1.Message;

                /**
                 * Encodes the specified Message message. Does not implicitly {@link scalectl.peer.v1.Message.verify|verify} messages.
                 * @param message Message message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IMessage, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Message;
            }

            /** Properties of a Ballot. */
            interface IBallot {

                /** Ballot round */
                round?: (number|null);

                /** Ballot priority */
                priority?: (number|null);

                /** Ballot node */
                node?: (number|null);
            }

            /** Represents a Ballot. */
            class Ballot implements IBallot {

                /**
                 * Constructs a new Ballot.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IBallot);

                /** Ballot round. */
                public round: number;

                /** Ballot priority. */
                public priority: number;

                /** Ballot node. */
                public node: number;

                /**
                 * Creates a new Ballot instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Ballot instance
                 */
                public static create(properties?: scalectl.peer.v1.IBallot): scalectl.peer.v1.Ballot;

                /**
                 * Encodes the specified Ballot message. Does not implicitly {@link scalectl.peer.v1.Ballot.verify|verify} messages.
                 * @param message Ballot message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IBallot, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Ballot message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Ballot
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Ballot;
            }

            /** Properties of a HeartbeatRequest. */
            interface IHeartbeatRequest {

                /** HeartbeatRequest round */
                round?: (number|null);

                /** HeartbeatRequest configId */
                configId?: (number|null);

                /** HeartbeatRequest decidedIndex */
                decidedIndex?: (number|null);

                /** HeartbeatRequest ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** HeartbeatRequest hasGivenUp */
                hasGivenUp?: (boolean|null);
            }

            /** Represents a HeartbeatRequest. */
            class HeartbeatRequest implements IHeartbeatRequest {

                /**
                 * Constructs a new HeartbeatRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IHeartbeatRequest);

                /** HeartbeatRequest round. */
                public round: number;

                /** HeartbeatRequest configId. */
                public configId: number;

                /** HeartbeatRequest decidedIndex. */
                public decidedIndex: number;

                /** HeartbeatRequest ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** HeartbeatRequest hasGivenUp. */
                public hasGivenUp: boolean;

                /**
                 * Creates a new HeartbeatRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns HeartbeatRequest instance
                 */
                public static create(properties?: scalectl.peer.v1.IHeartbeatRequest): scalectl.peer.v1.HeartbeatRequest;

                /**
                 * Encodes the specified HeartbeatRequest message. Does not implicitly {@link scalectl.peer.v1.HeartbeatRequest.verify|verify} messages.
                 * @param message HeartbeatRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IHeartbeatRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HeartbeatRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns HeartbeatRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.HeartbeatRequest;
            }

            /** Properties of a HeartbeatReply. */
            interface IHeartbeatReply {

                /** HeartbeatReply round */
                round?: (number|null);

                /** HeartbeatReply ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** HeartbeatReply leader */
                leader?: (scalectl.peer.v1.IBallot|null);

                /** HeartbeatReply happy */
                happy?: (boolean|null);

                /** HeartbeatReply configId */
                configId?: (number|null);

                /** HeartbeatReply decidedIndex */
                decidedIndex?: (number|null);

                /** HeartbeatReply lease */
                lease?: (boolean|null);

                /** HeartbeatReply receivedIndex */
                receivedIndex?: (number|null);

                /** HeartbeatReply durableIndex */
                durableIndex?: (number|null);
            }

            /** Represents a HeartbeatReply. */
            class HeartbeatReply implements IHeartbeatReply {

                /**
                 * Constructs a new HeartbeatReply.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IHeartbeatReply);

                /** HeartbeatReply round. */
                public round: number;

                /** HeartbeatReply ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** HeartbeatReply leader. */
                public leader?: (scalectl.peer.v1.IBallot|null);

                /** HeartbeatReply happy. */
                public happy: boolean;

                /** HeartbeatReply configId. */
                public configId: number;

                /** HeartbeatReply decidedIndex. */
                public decidedIndex: number;

                /** HeartbeatReply lease. */
                public lease: boolean;

                /** HeartbeatReply receivedIndex. */
                public receivedIndex: number;

                /** HeartbeatReply durableIndex. */
                public durableIndex: number;

                /**
                 * Creates a new HeartbeatReply instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns HeartbeatReply instance
                 */
                public static create(properties?: scalectl.peer.v1.IHeartbeatReply): scalectl.peer.v1.HeartbeatReply;

                /**
                 * Encodes the specified HeartbeatReply message. Does not implicitly {@link scalectl.peer.v1.HeartbeatReply.verify|verify} messages.
                 * @param message HeartbeatReply message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IHeartbeatReply, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HeartbeatReply message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns HeartbeatReply
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.HeartbeatReply;
            }

            /** Properties of a Prepare. */
            interface IPrepare {

                /** Prepare ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** Prepare released */
                released?: (scalectl.peer.v1.IBallot|null);
            }

            /** Represents a Prepare. */
            class Prepare implements IPrepare {

                /**
                 * Constructs a new Prepare.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IPrepare);

                /** Prepare ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** Prepare released. */
                public released?: (scalectl.peer.v1.IBallot|null);

                /**
                 * Creates a new Prepare instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Prepare instance
                 */
                public static create(properties?: scalectl.peer.v1.IPrepare): scalectl.peer.v1.Prepare;

                /**
                 * Encodes the specified Prepare message. Does not implicitly {@link scalectl.peer.v1.Prepare.verify|verify} messages.
                 * @param message Prepare message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IPrepare, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Prepare message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Prepare
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Prepare;
            }

            /** Properties of a Promise. */
            interface IPromise {

                /** Promise ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** Promise acceptedBallot */
                acceptedBallot?: (scalectl.peer.v1.IBallot|null);

                /** Promise lastIndex */
                lastIndex?: (number|null);

                /** Promise decidedIndex */
                decidedIndex?: (number|null);

                /** Promise readableIndex */
                readableIndex?: (number|null);

                /** Promise isDamaged */
                isDamaged?: (boolean|null);
            }

            /** Represents a Promise. */
            class Promise implements IPromise {

                /**
                 * Constructs a new Promise.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IPromise);

                /** Promise ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** Promise acceptedBallot. */
                public acceptedBallot?: (scalectl.peer.v1.IBallot|null);

                /** Promise lastIndex. */
                public lastIndex: number;

                /** Promise decidedIndex. */
                public decidedIndex: number;

                /** Promise readableIndex. */
                public readableIndex: number;

                /** Promise isDamaged. */
                public isDamaged: boolean;

                /**
                 * Creates a new Promise instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Promise instance
                 */
                public static create(properties?: scalectl.peer.v1.IPromise): scalectl.peer.v1.Promise;

                /**
                 * Encodes the specified Promise message. Does not implicitly {@link scalectl.peer.v1.Promise.verify|verify} messages.
                 * @param message Promise message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IPromise, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Promise message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Promise
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Promise;
            }

            /** Properties of a LogRequest. */
            interface ILogRequest {

                /** LogRequest ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** LogRequest fromIndex */
                fromIndex?: (number|null);
            }

            /** Represents a LogRequest. */
            class LogRequest implements ILogRequest {

                /**
                 * Constructs a new LogRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.ILogRequest);

                /** LogRequest ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** LogRequest fromIndex. */
                public fromIndex: number;

                /**
                 * Creates a new LogRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LogRequest instance
                 */
                public static create(properties?: scalectl.peer.v1.ILogRequest): scalectl.peer.v1.LogRequest;

                /**
                 * Encodes the specified LogRequest message. Does not implicitly {@link scalectl.peer.v1.LogRequest.verify|verify} messages.
                 * @param message LogRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.ILogRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LogRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LogRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.LogRequest;
            }

            /** Properties of a LogResponse. */
            interface ILogResponse {

                /** LogResponse ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** LogResponse fromIndex */
                fromIndex?: (number|null);

                /** LogResponse entries */
                entries?: (Uint8Array[]|null);

                /** LogResponse done */
                done?: (boolean|null);
            }

            /** Represents a LogResponse. */
            class LogResponse implements ILogResponse {

                /**
                 * Constructs a new LogResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.ILogResponse);

                /** LogResponse ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** LogResponse fromIndex. */
                public fromIndex: number;

                /** LogResponse entries. */
                public entries: Uint8Array[];

                /** LogResponse done. */
                public done: boolean;

                /**
                 * Creates a new LogResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LogResponse instance
                 */
                public static create(properties?: scalectl.peer.v1.ILogResponse): scalectl.peer.v1.LogResponse;

                /**
                 * Encodes the specified LogResponse message. Does not implicitly {@link scalectl.peer.v1.LogResponse.verify|verify} messages.
                 * @param message LogResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.ILogResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LogResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LogResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.LogResponse;
            }

            /** Properties of an AcceptSync. */
            interface IAcceptSync {

                /** AcceptSync ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** AcceptSync syncIndex */
                syncIndex?: (number|null);

                /** AcceptSync offset */
                offset?: (number|null);

                /** AcceptSync entries */
                entries?: (Uint8Array[]|null);

                /** AcceptSync done */
                done?: (boolean|null);

                /** AcceptSync decidedIndex */
                decidedIndex?: (number|null);
            }

            /** Represents an AcceptSync. */
            class AcceptSync implements IAcceptSync {

                /**
                 * Constructs a new AcceptSync.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IAcceptSync);

                /** AcceptSync ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** AcceptSync syncIndex. */
                public syncIndex: number;

                /** AcceptSync offset. */
                public offset: number;

                /** AcceptSync entries. */
                public entries: Uint8Array[];

                /** AcceptSync done. */
                public done: boolean;

                /** AcceptSync decidedIndex. */
                public decidedIndex: number;

                /**
                 * Creates a new AcceptSync instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns AcceptSync instance
                 */
                public static create(properties?: scalectl.peer.v1.IAcceptSync): scalectl.peer.v1.AcceptSync;

                /**
                 * Encodes the specified AcceptSync message. Does not implicitly {@link scalectl.peer.v1.AcceptSync.verify|verify} messages.
                 * @param message AcceptSync message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IAcceptSync, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AcceptSync message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns AcceptSync
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.AcceptSync;
            }

            /** Properties of an Accept. */
            interface IAccept {

                /** Accept ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** Accept startIndex */
                startIndex?: (number|null);

                /** Accept entries */
                entries?: (Uint8Array[]|null);

                /** Accept decidedIndex */
                decidedIndex?: (number|null);
            }

            /** Represents an Accept. */
            class Accept implements IAccept {

                /**
                 * Constructs a new Accept.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IAccept);

                /** Accept ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** Accept startIndex. */
                public startIndex: number;

                /** Accept entries. */
                public entries: Uint8Array[];

                /** Accept decidedIndex. */
                public decidedIndex: number;

                /**
                 * Creates a new Accept instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Accept instance
                 */
                public static create(properties?: scalectl.peer.v1.IAccept): scalectl.peer.v1.Accept;

                /**
                 * Encodes the specified Accept message. Does not implicitly {@link scalectl.peer.v1.Accept.verify|verify} messages.
                 * @param message Accept message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IAccept, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Accept message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Accept
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Accept;
            }

            /** Properties of an Accepted. */
            interface IAccepted {

                /** Accepted ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** Accepted index */
                index?: (number|null);

                /** Accepted staged */
                staged?: (boolean|null);
            }

            /** Represents an Accepted. */
            class Accepted implements IAccepted {

                /**
                 * Constructs a new Accepted.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IAccepted);

                /** Accepted ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** Accepted index. */
                public index: number;

                /** Accepted staged. */
                public staged: boolean;

                /**
                 * Creates a new Accepted instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Accepted instance
                 */
                public static create(properties?: scalectl.peer.v1.IAccepted): scalectl.peer.v1.Accepted;

                /**
                 * Encodes the specified Accepted message. Does not implicitly {@link scalectl.peer.v1.Accepted.verify|verify} messages.
                 * @param message Accepted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IAccepted, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Accepted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Accepted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Accepted;
            }

            /** Properties of a Rejected. */
            interface IRejected {

                /** Rejected ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** Rejected promised */
                promised?: (scalectl.peer.v1.IBallot|null);

                /** Rejected lastIndex */
                lastIndex?: (number|null);

                /** Rejected needsSync */
                needsSync?: (boolean|null);
            }

            /** Represents a Rejected. */
            class Rejected implements IRejected {

                /**
                 * Constructs a new Rejected.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IRejected);

                /** Rejected ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** Rejected promised. */
                public promised?: (scalectl.peer.v1.IBallot|null);

                /** Rejected lastIndex. */
                public lastIndex: number;

                /** Rejected needsSync. */
                public needsSync: boolean;

                /**
                 * Creates a new Rejected instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Rejected instance
                 */
                public static create(properties?: scalectl.peer.v1.IRejected): scalectl.peer.v1.Rejected;

                /**
                 * Encodes the specified Rejected message. Does not implicitly {@link scalectl.peer.v1.Rejected.verify|verify} messages.
                 * @param message Rejected message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IRejected, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Rejected message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Rejected
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Rejected;
            }

            /** Properties of a Decide. */
            interface IDecide {

                /** Decide ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** Decide decidedIndex */
                decidedIndex?: (number|null);
            }

            /** Represents a Decide. */
            class Decide implements IDecide {

                /**
                 * Constructs a new Decide.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IDecide);

                /** Decide ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** Decide decidedIndex. */
                public decidedIndex: number;

                /**
                 * Creates a new Decide instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Decide instance
                 */
                public static create(properties?: scalectl.peer.v1.IDecide): scalectl.peer.v1.Decide;

                /**
                 * Encodes the specified Decide message. Does not implicitly {@link scalectl.peer.v1.Decide.verify|verify} messages.
                 * @param message Decide message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IDecide, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Decide message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Decide
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Decide;
            }

            /** Properties of a ReadProbe. */
            interface IReadProbe {

                /** ReadProbe ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** ReadProbe round */
                round?: (number|null);
            }

            /** Represents a ReadProbe. */
            class ReadProbe implements IReadProbe {

                /**
                 * Constructs a new ReadProbe.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IReadProbe);

                /** ReadProbe ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** ReadProbe round. */
                public round: number;

                /**
                 * Creates a new ReadProbe instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReadProbe instance
                 */
                public static create(properties?: scalectl.peer.v1.IReadProbe): scalectl.peer.v1.ReadProbe;

                /**
                 * Encodes the specified ReadProbe message. Does not implicitly {@link scalectl.peer.v1.ReadProbe.verify|verify} messages.
                 * @param message ReadProbe message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IReadProbe, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadProbe message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ReadProbe
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.ReadProbe;
            }

            /** Properties of a ReadAck. */
            interface IReadAck {

                /** ReadAck ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** ReadAck round */
                round?: (number|null);
            }

            /** Represents a ReadAck. */
            class ReadAck implements IReadAck {

                /**
                 * Constructs a new ReadAck.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IReadAck);

                /** ReadAck ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** ReadAck round. */
                public round: number;

                /**
                 * Creates a new ReadAck instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReadAck instance
                 */
                public static create(properties?: scalectl.peer.v1.IReadAck): scalectl.peer.v1.ReadAck;

                /**
                 * Encodes the specified ReadAck message. Does not implicitly {@link scalectl.peer.v1.ReadAck.verify|verify} messages.
                 * @param message ReadAck message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IReadAck, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadAck message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ReadAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.ReadAck;
            }

            /** Properties of a ReadIndexRequest. */
            interface IReadIndexRequest {

                /** ReadIndexRequest id */
                id?: (number|null);

                /** ReadIndexRequest ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);
            }

            /** Represents a ReadIndexRequest. */
            class ReadIndexRequest implements IReadIndexRequest {

                /**
                 * Constructs a new ReadIndexRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IReadIndexRequest);

                /** ReadIndexRequest id. */
                public id: number;

                /** ReadIndexRequest ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /**
                 * Creates a new ReadIndexRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReadIndexRequest instance
                 */
                public static create(properties?: scalectl.peer.v1.IReadIndexRequest): scalectl.peer.v1.ReadIndexRequest;

                /**
                 * Encodes the specified ReadIndexRequest message. Does not implicitly {@link scalectl.peer.v1.ReadIndexRequest.verify|verify} messages.
                 * @param message ReadIndexRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IReadIndexRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadIndexRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ReadIndexRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.ReadIndexRequest;
            }

            /** Properties of a ReadIndexResponse. */
            interface IReadIndexResponse {

                /** ReadIndexResponse id */
                id?: (number|null);

                /** ReadIndexResponse index */
                index?: (number|null);

                /** ReadIndexResponse refused */
                refused?: (boolean|null);
            }

            /** Represents a ReadIndexResponse. */
            class ReadIndexResponse implements IReadIndexResponse {

                /**
                 * Constructs a new ReadIndexResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IReadIndexResponse);

                /** ReadIndexResponse id. */
                public id: number;

                /** ReadIndexResponse index. */
                public index: number;

                /** ReadIndexResponse refused. */
                public refused: boolean;

                /**
                 * Creates a new ReadIndexResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReadIndexResponse instance
                 */
                public static create(properties?: scalectl.peer.v1.IReadIndexResponse): scalectl.peer.v1.ReadIndexResponse;

                /**
                 * Encodes the specified ReadIndexResponse message. Does not implicitly {@link scalectl.peer.v1.ReadIndexResponse.verify|verify} messages.
                 * @param message ReadIndexResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IReadIndexResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadIndexResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ReadIndexResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.ReadIndexResponse;
            }

            /** Properties of a Forward. */
            interface IForward {

                /** Forward id */
                id?: (number|null);

                /** Forward ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** Forward entries */
                entries?: (Uint8Array[]|null);
            }

            /** Represents a Forward. */
            class Forward implements IForward {

                /**
                 * Constructs a new Forward.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IForward);

                /** Forward id. */
                public id: number;

                /** Forward ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** Forward entries. */
                public entries: Uint8Array[];

                /**
                 * Creates a new Forward instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Forward instance
                 */
                public static create(properties?: scalectl.peer.v1.IForward): scalectl.peer.v1.Forward;

                /**
                 * Encodes the specified Forward message. Does not implicitly {@link scalectl.peer.v1.Forward.verify|verify} messages.
                 * @param message Forward message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IForward, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Forward message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Forward
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Forward;
            }

            /** Properties of a ForwardRejected. */
            interface IForwardRejected {

                /** ForwardRejected id */
                id?: (number|null);

                /** ForwardRejected overloaded */
                overloaded?: (boolean|null);
            }

            /** Represents a ForwardRejected. */
            class ForwardRejected implements IForwardRejected {

                /**
                 * Constructs a new ForwardRejected.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IForwardRejected);

                /** ForwardRejected id. */
                public id: number;

                /** ForwardRejected overloaded. */
                public overloaded: boolean;

                /**
                 * Creates a new ForwardRejected instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ForwardRejected instance
                 */
                public static create(properties?: scalectl.peer.v1.IForwardRejected): scalectl.peer.v1.ForwardRejected;

                /**
                 * Encodes the specified ForwardRejected message. Does not implicitly {@link scalectl.peer.v1.ForwardRejected.verify|verify} messages.
                 * @param message ForwardRejected message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IForwardRejected, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ForwardRejected message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns ForwardRejected
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.ForwardRejected;
            }

            /** Properties of a LeaseQuestion. */
            interface ILeaseQuestion {

                /** LeaseQuestion id */
                id?: (number|null);

                /** LeaseQuestion leaseId */
                leaseId?: (number|null);

                /** LeaseQuestion renew */
                renew?: (boolean|null);
            }

            /** Represents a LeaseQuestion. */
            class LeaseQuestion implements ILeaseQuestion {

                /**
                 * Constructs a new LeaseQuestion.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.ILeaseQuestion);

                /** LeaseQuestion id. */
                public id: number;

                /** LeaseQuestion leaseId. */
                public leaseId: number;

                /** LeaseQuestion renew. */
                public renew: boolean;

                /**
                 * Creates a new LeaseQuestion instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LeaseQuestion instance
                 */
                public static create(properties?: scalectl.peer.v1.ILeaseQuestion): scalectl.peer.v1.LeaseQuestion;

                /**
                 * Encodes the specified LeaseQuestion message. Does not implicitly {@link scalectl.peer.v1.LeaseQuestion.verify|verify} messages.
                 * @param message LeaseQuestion message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.ILeaseQuestion, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaseQuestion message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LeaseQuestion
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.LeaseQuestion;
            }

            /** Properties of a LeaseAnswer. */
            interface ILeaseAnswer {

                /** LeaseAnswer id */
                id?: (number|null);

                /** LeaseAnswer found */
                found?: (boolean|null);

                /** LeaseAnswer refused */
                refused?: (boolean|null);

                /** LeaseAnswer remainingMs */
                remainingMs?: (number|null);
            }

            /** Represents a LeaseAnswer. */
            class LeaseAnswer implements ILeaseAnswer {

                /**
                 * Constructs a new LeaseAnswer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.ILeaseAnswer);

                /** LeaseAnswer id. */
                public id: number;

                /** LeaseAnswer found. */
                public found: boolean;

                /** LeaseAnswer refused. */
                public refused: boolean;

                /** LeaseAnswer remainingMs. */
                public remainingMs: number;

                /**
                 * Creates a new LeaseAnswer instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LeaseAnswer instance
                 */
                public static create(properties?: scalectl.peer.v1.ILeaseAnswer): scalectl.peer.v1.LeaseAnswer;

                /**
                 * Encodes the specified LeaseAnswer message. Does not implicitly {@link scalectl.peer.v1.LeaseAnswer.verify|verify} messages.
                 * @param message LeaseAnswer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.ILeaseAnswer, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaseAnswer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LeaseAnswer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.LeaseAnswer;
            }

            /** Properties of a Behind. */
            interface IBehind {

                /** Behind decidedIndex */
                decidedIndex?: (number|null);
            }

            /** Represents a Behind. */
            class Behind implements IBehind {

                /**
                 * Constructs a new Behind.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IBehind);

                /** Behind decidedIndex. */
                public decidedIndex: number;

                /**
                 * Creates a new Behind instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Behind instance
                 */
                public static create(properties?: scalectl.peer.v1.IBehind): scalectl.peer.v1.Behind;

                /**
                 * Encodes the specified Behind message. Does not implicitly {@link scalectl.peer.v1.Behind.verify|verify} messages.
                 * @param message Behind message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IBehind, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Behind message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Behind
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Behind;
            }

            /** Properties of a LearnRequest. */
            interface ILearnRequest {

                /** LearnRequest fromIndex */
                fromIndex?: (number|null);
            }

            /** Represents a LearnRequest. */
            class LearnRequest implements ILearnRequest {

                /**
                 * Constructs a new LearnRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.ILearnRequest);

                /** LearnRequest fromIndex. */
                public fromIndex: number;

                /**
                 * Creates a new LearnRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LearnRequest instance
                 */
                public static create(properties?: scalectl.peer.v1.ILearnRequest): scalectl.peer.v1.LearnRequest;

                /**
                 * Encodes the specified LearnRequest message. Does not implicitly {@link scalectl.peer.v1.LearnRequest.verify|verify} messages.
                 * @param message LearnRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.ILearnRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LearnRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LearnRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.LearnRequest;
            }

            /** Properties of a LearnResponse. */
            interface ILearnResponse {

                /** LearnResponse ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** LearnResponse fromIndex */
                fromIndex?: (number|null);

                /** LearnResponse entries */
                entries?: (Uint8Array[]|null);

                /** LearnResponse decidedIndex */
                decidedIndex?: (number|null);

                /** LearnResponse compactedIndex */
                compactedIndex?: (number|null);
            }

            /** Represents a LearnResponse. */
            class LearnResponse implements ILearnResponse {

                /**
                 * Constructs a new LearnResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.ILearnResponse);

                /** LearnResponse ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** LearnResponse fromIndex. */
                public fromIndex: number;

                /** LearnResponse entries. */
                public entries: Uint8Array[];

                /** LearnResponse decidedIndex. */
                public decidedIndex: number;

                /** LearnResponse compactedIndex. */
                public compactedIndex: number;

                /**
                 * Creates a new LearnResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LearnResponse instance
                 */
                public static create(properties?: scalectl.peer.v1.ILearnResponse): scalectl.peer.v1.LearnResponse;

                /**
                 * Encodes the specified LearnResponse message. Does not implicitly {@link scalectl.peer.v1.LearnResponse.verify|verify} messages.
                 * @param message LearnResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.ILearnResponse, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LearnResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LearnResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.LearnResponse;
            }

            /** Properties of a TakeOver. */
            interface ITakeOver {

                /** TakeOver ballot */
                ballot?: (scalectl.peer.v1.IBallot|null);

                /** TakeOver round */
                round?: (number|null);
            }

            /** Represents a TakeOver. */
            class TakeOver implements ITakeOver {

                /**
                 * Constructs a new TakeOver.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.ITakeOver);

                /** TakeOver ballot. */
                public ballot?: (scalectl.peer.v1.IBallot|null);

                /** TakeOver round. */
                public round: number;

                /**
                 * Creates a new TakeOver instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TakeOver instance
                 */
                public static create(properties?: scalectl.peer.v1.ITakeOver): scalectl.peer.v1.TakeOver;

                /**
                 * Encodes the specified TakeOver message. Does not implicitly {@link scalectl.peer.v1.TakeOver.verify|verify} messages.
                 * @param message TakeOver message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.ITakeOver, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TakeOver message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns TakeOver
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.TakeOver;
            }

            /** Properties of a Reconfigure. */
            interface IReconfigure {

                /** Reconfigure entry */
                entry?: (Uint8Array|null);
            }

            /** Represents a Reconfigure. */
            class Reconfigure implements IReconfigure {

                /**
                 * Constructs a new Reconfigure.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IReconfigure);

                /** Reconfigure entry. */
                public entry: Uint8Array;

                /**
                 * Creates a new Reconfigure instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Reconfigure instance
                 */
                public static create(properties?: scalectl.peer.v1.IReconfigure): scalectl.peer.v1.Reconfigure;

                /**
                 * Encodes the specified Reconfigure message. Does not implicitly {@link scalectl.peer.v1.Reconfigure.verify|verify} messages.
                 * @param message Reconfigure message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IReconfigure, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Reconfigure message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Reconfigure
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Reconfigure;
            }

            /** Properties of a Transfer. */
            interface ITransfer {

                /** Transfer to */
                to?: (number|null);
            }

            /** Represents a Transfer. */
            class Transfer implements ITransfer {

                /**
                 * Constructs a new Transfer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.ITransfer);

                /** Transfer to. */
                public to: number;

                /**
                 * Creates a new Transfer instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Transfer instance
                 */
                public static create(properties?: scalectl.peer.v1.ITransfer): scalectl.peer.v1.Transfer;

                /**
                 * Encodes the specified Transfer message. Does not implicitly {@link scalectl.peer.v1.Transfer.verify|verify} messages.
                 * @param message Transfer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.ITransfer, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Transfer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Transfer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Transfer;
            }

            /** Properties of a Placement. */
            interface IPlacement {

                /** Placement quorumRttMicros */
                quorumRttMicros?: (number|null);

                /** Placement priority */
                priority?: (number|null);
            }

            /** Represents a Placement. */
            class Placement implements IPlacement {

                /**
                 * Constructs a new Placement.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.IPlacement);

                /** Placement quorumRttMicros. */
                public quorumRttMicros: number;

                /** Placement priority. */
                public priority: number;

                /**
                 * Creates a new Placement instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Placement instance
                 */
                public static create(properties?: scalectl.peer.v1.IPlacement): scalectl.peer.v1.Placement;

                /**
                 * Encodes the specified Placement message. Does not implicitly {@link scalectl.peer.v1.Placement.verify|verify} messages.
                 * @param message Placement message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.IPlacement, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Placement message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Placement
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.Placement;
            }

            /** Properties of a SnapshotRequest. */
            interface ISnapshotRequest {

                /** SnapshotRequest index */
                index?: (number|null);

                /** SnapshotRequest makerNodeId */
                makerNodeId?: (number|null);

                /** SnapshotRequest makerBoot */
                makerBoot?: (number|null);

                /** SnapshotRequest offset */
                offset?: (number|null);

                /** SnapshotRequest withoutState */
                withoutState?: (boolean|null);
            }

            /** Represents a SnapshotRequest. */
            class SnapshotRequest implements ISnapshotRequest {

                /**
                 * Constructs a new SnapshotRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.ISnapshotRequest);

                /** SnapshotRequest index. */
                public index: number;

                /** SnapshotRequest makerNodeId. */
                public makerNodeId: number;

                /** SnapshotRequest makerBoot. */
                public makerBoot: number;

                /** SnapshotRequest offset. */
                public offset: number;

                /** SnapshotRequest withoutState. */
                public withoutState: boolean;

                /**
                 * Creates a new SnapshotRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SnapshotRequest instance
                 */
                public static create(properties?: scalectl.peer.v1.ISnapshotRequest): scalectl.peer.v1.SnapshotRequest;

                /**
                 * Encodes the specified SnapshotRequest message. Does not implicitly {@link scalectl.peer.v1.SnapshotRequest.verify|verify} messages.
                 * @param message SnapshotRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.ISnapshotRequest, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SnapshotRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns SnapshotRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.SnapshotRequest;
            }

            /** Properties of a SnapshotChunk. */
            interface ISnapshotChunk {

                /** SnapshotChunk index */
                index?: (number|null);

                /** SnapshotChunk makerNodeId */
                makerNodeId?: (number|null);

                /** SnapshotChunk makerBoot */
                makerBoot?: (number|null);

                /** SnapshotChunk offset */
                offset?: (number|null);

                /** SnapshotChunk totalBytes */
                totalBytes?: (number|null);

                /** SnapshotChunk bytes */
                bytes?: (Uint8Array|null);
            }

            /** Represents a SnapshotChunk. */
            class SnapshotChunk implements ISnapshotChunk {

                /**
                 * Constructs a new SnapshotChunk.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.peer.v1.ISnapshotChunk);

                /** SnapshotChunk index. */
                public index: number;

                /** SnapshotChunk makerNodeId. */
                public makerNodeId: number;

                /** SnapshotChunk makerBoot. */
                public makerBoot: number;

                /** SnapshotChunk offset. */
                public offset: number;

                /** SnapshotChunk totalBytes. */
                public totalBytes: number;

                /** SnapshotChunk bytes. */
                public bytes: Uint8Array;

                /**
                 * Creates a new SnapshotChunk instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SnapshotChunk instance
                 */
                public static create(properties?: scalectl.peer.v1.ISnapshotChunk): scalectl.peer.v1.SnapshotChunk;

                /**
                 * Encodes the specified SnapshotChunk message. Does not implicitly {@link scalectl.peer.v1.SnapshotChunk.verify|verify} messages.
                 * @param message SnapshotChunk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.peer.v1.ISnapshotChunk, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SnapshotChunk message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns SnapshotChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.peer.v1.SnapshotChunk;
            }
        }
    }

    /** Namespace snapshot. */
    namespace snapshot {

        /** Namespace v1. */
        namespace v1 {

            /** Properties of a Part. */
            interface IPart {

                /** Part header */
                header?: (scalectl.snapshot.v1.IHeader|null);

                /** Part leases */
                leases?: (scalectl.snapshot.v1.ILease[]|null);

                /** Part keys */
                keys?: (mvccpb.IKeyValue[]|null);

                /** Part events */
                events?: (mvccpb.IKeyValue[]|null);

                /** Part sessions */
                sessions?: (scalectl.snapshot.v1.ISessionEntry[]|null);

                /** Part endedSessions */
                endedSessions?: (string[]|null);

                /** Part end */
                end?: (scalectl.snapshot.v1.IEnd|null);
            }

            /** Represents a Part. */
            class Part implements IPart {

                /**
                 * Constructs a new Part.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.snapshot.v1.IPart);

                /** Part header. */
                public header?: (scalectl.snapshot.v1.IHeader|null);

                /** Part leases. */
                public leases: scalectl.snapshot.v1.ILease[];

                /** Part keys. */
                public keys: mvccpb.IKeyValue[];

                /** Part events. */
                public events: mvccpb.IKeyValue[];

                /** Part sessions. */
                public sessions: scalectl.snapshot.v1.ISessionEntry[];

                /** Part endedSessions. */
                public endedSessions: string[];

                /** Part end. */
                public end?: (scalectl.snapshot.v1.IEnd|null);

                /**
                 * Creates a new Part instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Part instance
                 */
                public static create(properties?: scalectl.snapshot.v1.IPart): scalectl.snapshot.v1.Part;

                /**
                 * Encodes the specified Part message. Does not implicitly {@link scalectl.snapshot.v1.Part.verify|verify} messages.
                 * @param message Part message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.snapshot.v1.IPart, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Part message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Part
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.snapshot.v1.Part;
            }

            /** Properties of a Header. */
            interface IHeader {

                /** Header format */
                format?: (number|null);

                /** Header revision */
                revision?: (number|null);

                /** Header compactRevision */
                compactRevision?: (number|null);

                /** Header digest */
                digest?: (number|null);

                /** Header timeMs */
                timeMs?: (number|null);

                /** Header forgottenMs */
                forgottenMs?: (number|null);
            }

            /** Represents a Header. */
            class Header implements IHeader {

                /**
                 * Constructs a new Header.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.snapshot.v1.IHeader);

                /** Header format. */
                public format: number;

                /** Header revision. */
                public revision: number;

                /** Header compactRevision. */
                public compactRevision: number;

                /** Header digest. */
                public digest: number;

                /** Header timeMs. */
                public timeMs: number;

                /** Header forgottenMs. */
                public forgottenMs: number;

                /**
                 * Creates a new Header instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Header instance
                 */
                public static create(properties?: scalectl.snapshot.v1.IHeader): scalectl.snapshot.v1.Header;

                /**
                 * Encodes the specified Header message. Does not implicitly {@link scalectl.snapshot.v1.Header.verify|verify} messages.
                 * @param message Header message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.snapshot.v1.IHeader, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Header message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Header
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.snapshot.v1.Header;
            }

            /** Properties of a Lease. */
            interface ILease {

                /** Lease id */
                id?: (number|null);

                /** Lease grantedTtlSeconds */
                grantedTtlSeconds?: (number|null);

                /** Lease remainingTtlSeconds */
                remainingTtlSeconds?: (number|null);
            }

            /** Represents a Lease. */
            class Lease implements ILease {

                /**
                 * Constructs a new Lease.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.snapshot.v1.ILease);

                /** Lease id. */
                public id: number;

                /** Lease grantedTtlSeconds. */
                public grantedTtlSeconds: number;

                /** Lease remainingTtlSeconds. */
                public remainingTtlSeconds: number;

                /**
                 * Creates a new Lease instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Lease instance
                 */
                public static create(properties?: scalectl.snapshot.v1.ILease): scalectl.snapshot.v1.Lease;

                /**
                 * Encodes the specified Lease message. Does not implicitly {@link scalectl.snapshot.v1.Lease.verify|verify} messages.
                 * @param message Lease message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.snapshot.v1.ILease, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Lease message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Lease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.snapshot.v1.Lease;
            }

            /** Properties of a SessionEntry. */
            interface ISessionEntry {

                /** SessionEntry session */
                session?: (scalectl.snapshot.v1.ISession|null);

                /** SessionEntry result */
                result?: (scalectl.snapshot.v1.ISessionResult|null);
            }

            /** Represents a SessionEntry. */
            class SessionEntry implements ISessionEntry {

                /**
                 * Constructs a new SessionEntry.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.snapshot.v1.ISessionEntry);

                /** SessionEntry session. */
                public session?: (scalectl.snapshot.v1.ISession|null);

                /** SessionEntry result. */
                public result?: (scalectl.snapshot.v1.ISessionResult|null);

                /** SessionEntry entry. */
                public entry?: ("session"|"result");

                /**
                 * Creates a new SessionEntry instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SessionEntry instance
                 */
                public static create(properties?: scalectl.snapshot.v1.ISessionEntry): scalectl.snapshot.v1.SessionEntry;

                /**
                 * Encodes the specified SessionEntry message. Does not implicitly {@link scalectl.snapshot.v1.SessionEntry.verify|verify} messages.
                 * @param message SessionEntry message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.snapshot.v1.ISessionEntry, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SessionEntry message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns SessionEntry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.snapshot.v1.SessionEntry;
            }

            /** Properties of a Session. */
            interface ISession {

                /** Session id */
                id?: (string|null);

                /** Session floor */
                floor?: (number|null);

                /** Session mentionedMs */
                mentionedMs?: (number|null);
            }

            /** Represents a Session. */
            class Session implements ISession {

                /**
                 * Constructs a new Session.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.snapshot.v1.ISession);

                /** Session id. */
                public id: string;

                /** Session floor. */
                public floor: number;

                /** Session mentionedMs. */
                public mentionedMs: number;

                /**
                 * Creates a new Session instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Session instance
                 */
                public static create(properties?: scalectl.snapshot.v1.ISession): scalectl.snapshot.v1.Session;

                /**
                 * Encodes the specified Session message. Does not implicitly {@link scalectl.snapshot.v1.Session.verify|verify} messages.
                 * @param message Session message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.snapshot.v1.ISession, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Session message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Session
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.snapshot.v1.Session;
            }

            /** Properties of a SessionResult. */
            interface ISessionResult {

                /** SessionResult sequence */
                sequence?: (number|null);

                /** SessionResult revision */
                revision?: (number|null);

                /** SessionResult put */
                put?: (etcdserverpb.IPutResponse|null);

                /** SessionResult deleteRange */
                deleteRange?: (etcdserverpb.IDeleteRangeResponse|null);

                /** SessionResult txn */
                txn?: (etcdserverpb.ITxnResponse|null);

                /** SessionResult refused */
                refused?: (scalectl.snapshot.v1.IRefused|null);

                /** SessionResult compact */
                compact?: (scalectl.snapshot.v1.IDone|null);

                /** SessionResult leaseGrant */
                leaseGrant?: (scalectl.snapshot.v1.ILeaseGranted|null);

                /** SessionResult leaseRevoke */
                leaseRevoke?: (scalectl.snapshot.v1.ILeaseRevoked|null);

                /** SessionResult leaseCheckpoint */
                leaseCheckpoint?: (scalectl.snapshot.v1.IDone|null);

                /** SessionResult advanceTime */
                advanceTime?: (scalectl.snapshot.v1.IDone|null);
            }

            /** Represents a SessionResult. */
            class SessionResult implements ISessionResult {

                /**
                 * Constructs a new SessionResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.snapshot.v1.ISessionResult);

                /** SessionResult sequence. */
                public sequence: number;

                /** SessionResult revision. */
                public revision: number;

                /** SessionResult put. */
                public put?: (etcdserverpb.IPutResponse|null);

                /** SessionResult deleteRange. */
                public deleteRange?: (etcdserverpb.IDeleteRangeResponse|null);

                /** SessionResult txn. */
                public txn?: (etcdserverpb.ITxnResponse|null);

                /** SessionResult refused. */
                public refused?: (scalectl.snapshot.v1.IRefused|null);

                /** SessionResult compact. */
                public compact?: (scalectl.snapshot.v1.IDone|null);

                /** SessionResult leaseGrant. */
                public leaseGrant?: (scalectl.snapshot.v1.ILeaseGranted|null);

                /** SessionResult leaseRevoke. */
                public leaseRevoke?: (scalectl.snapshot.v1.ILeaseRevoked|null);

                /** SessionResult leaseCheckpoint. */
                public leaseCheckpoint?: (scalectl.snapshot.v1.IDone|null);

                /** SessionResult advanceTime. */
                public advanceTime?: (scalectl.snapshot.v1.IDone|null);

                /** SessionResult result. */
                public result?: ("put"|"deleteRange"|"txn"|"refused"|"compact"|"leaseGrant"|"leaseRevoke"|"leaseCheckpoint"|"advanceTime");

                /**
                 * Creates a new SessionResult instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SessionResult instance
                 */
                public static create(properties?: scalectl.snapshot.v1.ISessionResult): scalectl.snapshot.v1.SessionResult;

                /**
                 * Encodes the specified SessionResult message. Does not implicitly {@link scalectl.snapshot.v1.SessionResult.verify|verify} messages.
                 * @param message SessionResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.snapshot.v1.ISessionResult, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SessionResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns SessionResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.snapshot.v1.SessionResult;
            }

            /** Properties of a Refused. */
            interface IRefused {

                /** Refused code */
                code?: (string|null);

                /** Refused message */
                message?: (string|null);
            }

            /** Represents a Refused. */
            class Refused implements IRefused {

                /**
                 * Constructs a new Refused.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.snapshot.v1.IRefused);

                /** Refused code. */
                public code: string;

                /** Refused message. */
                public message: string;

                /**
                 * Creates a new Refused instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Refused instance
                 */
                public static create(properties?: scalectl.snapshot.v1.IRefused): scalectl.snapshot.v1.Refused;

                /**
                 * Encodes the specified Refused message. Does not implicitly {@link scalectl.snapshot.v1.Refused.verify|verify} messages.
                 * @param message Refused message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.snapshot.v1.IRefused, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Refused message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Refused
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.snapshot.v1.Refused;
            }

            /** Properties of a Done. */
            interface IDone {
            }

            /** Represents a Done. */
            class Done implements IDone {

                /**
                 * Constructs a new Done.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.snapshot.v1.IDone);

                /**
                 * Creates a new Done instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Done instance
                 */
                public static create(properties?: scalectl.snapshot.v1.IDone): scalectl.snapshot.v1.Done;

                /**
                 * Encodes the specified Done message. Does not implicitly {@link scalectl.snapshot.v1.Done.verify|verify} messages.
                 * @param message Done message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.snapshot.v1.IDone, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Done message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns Done
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.snapshot.v1.Done;
            }

            /** Properties of a LeaseGranted. */
            interface ILeaseGranted {

                /** LeaseGranted id */
                id?: (number|null);

                /** LeaseGranted ttlSeconds */
                ttlSeconds?: (number|null);
            }

            /** Represents a LeaseGranted. */
            class LeaseGranted implements ILeaseGranted {

                /**
                 * Constructs a new LeaseGranted.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.snapshot.v1.ILeaseGranted);

                /** LeaseGranted id. */
                public id: number;

                /** LeaseGranted ttlSeconds. */
                public ttlSeconds: number;

                /**
                 * Creates a new LeaseGranted instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LeaseGranted instance
                 */
                public static create(properties?: scalectl.snapshot.v1.ILeaseGranted): scalectl.snapshot.v1.LeaseGranted;

                /**
                 * Encodes the specified LeaseGranted message. Does not implicitly {@link scalectl.snapshot.v1.LeaseGranted.verify|verify} messages.
                 * @param message LeaseGranted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.snapshot.v1.ILeaseGranted, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaseGranted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LeaseGranted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.snapshot.v1.LeaseGranted;
            }

            /** Properties of a LeaseRevoked. */
            interface ILeaseRevoked {

                /** LeaseRevoked deleted */
                deleted?: (number|null);
            }

            /** Represents a LeaseRevoked. */
            class LeaseRevoked implements ILeaseRevoked {

                /**
                 * Constructs a new LeaseRevoked.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.snapshot.v1.ILeaseRevoked);

                /** LeaseRevoked deleted. */
                public deleted: number;

                /**
                 * Creates a new LeaseRevoked instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LeaseRevoked instance
                 */
                public static create(properties?: scalectl.snapshot.v1.ILeaseRevoked): scalectl.snapshot.v1.LeaseRevoked;

                /**
                 * Encodes the specified LeaseRevoked message. Does not implicitly {@link scalectl.snapshot.v1.LeaseRevoked.verify|verify} messages.
                 * @param message LeaseRevoked message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.snapshot.v1.ILeaseRevoked, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaseRevoked message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns LeaseRevoked
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.snapshot.v1.LeaseRevoked;
            }

            /** Properties of an End. */
            interface IEnd {

                /** End checksum */
                checksum?: (number|null);
            }

            /** Represents an End. */
            class End implements IEnd {

                /**
                 * Constructs a new End.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: scalectl.snapshot.v1.IEnd);

                /** End checksum. */
                public checksum: number;

                /**
                 * Creates a new End instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns End instance
                 */
                public static create(properties?: scalectl.snapshot.v1.IEnd): scalectl.snapshot.v1.End;

                /**
                 * Encodes the specified End message. Does not implicitly {@link scalectl.snapshot.v1.End.verify|verify} messages.
                 * @param message End message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                public static encode(message: scalectl.snapshot.v1.IEnd, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an End message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns End
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): scalectl.snapshot.v1.End;
            }
        }
    }
}
