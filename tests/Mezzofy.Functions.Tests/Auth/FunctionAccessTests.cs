using Mezzofy.Functions.Auth;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Tests.Auth;

public sealed class FunctionAccessTests
{
    [Theory]
    [InlineData(typeof(Neither), "'Neither' must carry either [Public] or [Requires(...)]")]
    [InlineData(typeof(Both), "'Both' must carry either [Public] or [Requires(...)]")]
    [InlineData(typeof(Misspelt), "'Misspelt' requires 'chatt', which is not a permission")]
    [InlineData(typeof(HostKey), "'HostKey' must be triggered with AuthorizationLevel.Anonymous")]
    public void A_function_that_does_not_say_who_may_call_it_fails_the_start(Type type, string sentence) =>
        Should.Throw<InvalidOperationException>(() => new FunctionAccessCatalogue([type])).Message.ShouldContain(sentence);

    [Fact]
    public void Every_function_of_the_app_says_who_may_call_it()
    {
        var catalogue = new FunctionAccessCatalogue(typeof(PublicAttribute).Assembly.GetTypes());

        catalogue.All["Health"].ShouldBe(new FunctionAccess(true, true, []), "Health is a probe");
        catalogue.Of("AuthLogin").IsPublic.ShouldBeTrue();
        catalogue.Of("AuthLogout").IsPublic.ShouldBeFalse();
    }

    private static class Neither
    {
        [Function("Neither")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => _ = request;
    }

    private static class Both
    {
        [Function("Both")]
        [Public]
        [Requires]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => _ = request;
    }

    private static class Misspelt
    {
        [Function("Misspelt")]
        [Requires("chatt")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => _ = request;
    }

    private static class HostKey
    {
        [Function("HostKey")]
        [Public]
        public static void Run([HttpTrigger] HttpRequest request) => _ = request;
    }
}
