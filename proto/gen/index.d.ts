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

                /** Command operation. */
                public operation?: ("put"|"deleteRange"|"txn");

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

                /** Message body. */
                public body?: ("heartbeatRequest"|"heartbeatReply"|"prepare"|"promise"|"logRequest"|"logResponse"|"acceptSync"|"accept"|"accepted"|"rejected"|"decide"|"readProbe"|"readAck"|"readIndexRequest"|"readIndexResponse"|"forward"|"forwardRejected");

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
        }
    }
}
