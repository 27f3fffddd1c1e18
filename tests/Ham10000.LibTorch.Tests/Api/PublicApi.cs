using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Ham10000.LibTorch.Tests.Api;

/// <summary>The members that an assembly shows in the TorchSharp namespaces, written as the TorchSharp listing writes them.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Int64"] = "long",
        ["System.Int32"] = "int",
        ["System.Int16"] = "short",
        ["System.SByte"] = "sbyte",
        ["System.Byte"] = "byte",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
        ["System.Boolean"] = "bool",
        ["System.String"] = "string",
        ["System.Void"] = "void",
        ["System.Object"] = "object",
    };

    /// <summary>One line per member that a caller can name; type headers and finalisers, which may differ, are left out.</summary>
    public static SortedSet<string> Members(Assembly assembly) => new(
        from type in assembly.GetTypes()
        where type.Namespace?.StartsWith("TorchSharp", StringComparison.Ordinal) == true && !type.FullName!.Contains('<') && IsVisible(type)
        from member in type.GetMembers(Declared)
        let line = Describe(member)
        where line is not null && !line.Contains("Finalize()", StringComparison.Ordinal)
        select $"{Name(type)} :: {line}",
        StringComparer.Ordinal);

    /// <summary>A line without what may differ between an override here and a plain member there.</summary>
    public static string WithoutInheritance(string line) => line
        .Replace(":: override ", ":: ", StringComparison.Ordinal)
        .Replace(":: virtual ", ":: ", StringComparison.Ordinal)
        .Replace(":: abstract ", ":: ", StringComparison.Ordinal)
        .Replace(":: protected override ", ":: protected ", StringComparison.Ordinal)
        .Replace(":: protected virtual ", ":: protected ", StringComparison.Ordinal);

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsShown(constructor) => $"{Access(constructor)}.ctor({Parameters(constructor)})",
        MethodInfo method when IsShown(method) && !IsAccessor(method) =>
            $"{Access(method)}{(method.IsStatic ? "static " : "")}{Inheritance(method)}{Name(method.ReturnType)} {method.Name}{TypeParameters(method)}({This(method)}{Parameters(method)})",
        PropertyInfo property when IsShown(property.GetMethod) || IsShown(property.SetMethod) =>
            $"{((property.GetMethod ?? property.SetMethod)!.IsStatic ? "static " : "")}{Name(property.PropertyType)} {property.Name}{Index(property)} {{ {(IsShown(property.GetMethod) ? "get; " : "")}{(IsShown(property.SetMethod) ? "set; " : "")}}}",
        FieldInfo field when (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName =>
            $"{(field.IsPublic ? "" : "protected ")}{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{Name(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
        EventInfo @event => $"event {Name(@event.EventHandlerType!)} {@event.Name}",
        _ => null,
    };

    private static bool IsVisible(Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
        : type.IsPublic;

    private static bool IsShown(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && new[] { "get_", "set_", "add_", "remove_" }.Any(prefix => method.Name.StartsWith(prefix, StringComparison.Ordinal));

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Inheritance(MethodInfo method) =>
        method.IsAbstract ? "abstract "
        : method.IsVirtual && method.GetBaseDefinition() != method ? "override "
        : method.IsVirtual && !method.IsFinal ? "virtual "
        : "";

    private static string TypeParameters(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(",", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string This(MethodInfo method) => method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";

    private static string Index(PropertyInfo property)
    {
        var parameters = property.GetIndexParameters();
        return parameters.Length == 0 ? "" : $"[{string.Join(", ", parameters.Select(p => $"{Name(p.ParameterType)} {p.Name}"))}]";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var modifier = parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params "
            : !parameter.ParameterType.IsByRef ? ""
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : "ref ";
        return $"{modifier}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")}";
    }

    private static string Default(ParameterInfo parameter) => (parameter.RawDefaultValue, parameter.ParameterType) switch
    {
        (null, var type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        (string text, _) => $"\"{text}\"",
        (bool flag, _) => flag ? "true" : "false",
        (var value, { IsEnum: true } type) => Enum.ToObject(type, value).ToString()!,
        (var value, _) => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsPointer)
        {
            return $"{Name(type.GetElementType()!)}*";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Name(underlying)}?";
        }

        if (type.FullName is { } full && Keywords.TryGetValue(full, out var keyword))
        {
            return keyword;
        }

        var arguments = type.GetGenericArguments();
        if (type.FullName?.StartsWith("System.ValueTuple", StringComparison.Ordinal) == true)
        {
            return $"({string.Join(", ", arguments.Select(Name))})";
        }

        // A nested type repeats the arguments of the type around it.
        var outer = type.IsNested && type.DeclaringType!.IsGenericType ? type.DeclaringType.GetGenericArguments().Length : 0;
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        var name = tick < 0 ? type.Name : type.Name[..tick];
        if (tick >= 0 && arguments.Length > outer)
        {
            name += $"<{string.Join(", ", arguments.Skip(outer).Select(Name))}>";
        }

        return type.IsNested ? $"{Name(type.DeclaringType!)}.{name}" : name;
    }
}
