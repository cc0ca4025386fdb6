using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Mezzofy.Functions.Http;

/// <summary>The headers that every answer carries (security.md, Defaults). Answers are nobody's page: nothing may be run, framed or kept.</summary>
internal static class SecurityHeaders
{
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues Policy = "default-src 'none'; frame-ancestors 'none'";
    private static readonly StringValues NoReferrer = "no-referrer";

    public static void Apply(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = NoSniff;
        headers.CacheControl = NoStore;
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = NoReferrer;
    }
}
